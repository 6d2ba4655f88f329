package io.github.gan4j.models.net;

import io.github.gan4j.core.layer.Pass;
import io.github.gan4j.core.tensor.Tensor;

/** Turns latents into samples. */
public interface Generator extends Trainable {

  /** Samples [N, ...] from latents [N, size], of the classes that {@code y} asks for. */
  Tensor generate(Tensor z, Condition y, Pass pass);

  /** A net of the same architecture with the same numbers, independent from now on. */
  Generator copy();
}
