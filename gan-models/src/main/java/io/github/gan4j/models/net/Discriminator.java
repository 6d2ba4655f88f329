package io.github.gan4j.models.net;

import io.github.gan4j.core.layer.Pass;
import io.github.gan4j.core.tensor.Tensor;

/** Scores samples: high for those it takes for real. */
public interface Discriminator extends Trainable {

  /** Raw scores of samples [N, ...]: [N,1], or a map of scores per sample. */
  Tensor scores(Tensor x, Pass pass);
}
