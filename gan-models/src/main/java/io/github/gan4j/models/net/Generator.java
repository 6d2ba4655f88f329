package io.github.gan4j.models.net;

import io.github.gan4j.core.layer.Pass;
import io.github.gan4j.core.tensor.Tensor;

/**
 * Turns latents into samples. In evaluation mode nothing changes, so any number of threads may use a
 * generator at once as long as none trains it.
 */
public interface Generator extends Trainable {

  /** Samples [N, ...] from latents [N, size], of the classes that {@code y} asks for. */
  Tensor generate(Tensor z, Condition y, Pass pass);

  /**
   * A net of the same architecture with the same numbers, independent from now on. Taken by a listener
   * between two steps of a training, it can be sampled from by any thread while the training goes on.
   */
  Generator copy();
}
