package io.github.gan4j.models.net;

import io.github.gan4j.core.layer.Pass;
import io.github.gan4j.core.tensor.Tensor;

/** Scores samples: high for those it takes for real. */
public interface Discriminator extends Trainable {

  /** Raw scores of samples [N, ...] that should show {@code y}: [N,1], or a map of scores per sample. */
  Tensor scores(Tensor x, Condition y, Pass pass);

  /** Scores, and whatever else the net tells of the samples, from one pass. */
  default Judgement judge(Tensor x, Condition y, Pass pass) {
    return new Judgement(scores(x, y, pass), null);
  }
}
