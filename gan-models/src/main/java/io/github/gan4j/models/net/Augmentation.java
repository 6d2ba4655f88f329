package io.github.gan4j.models.net;

import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;

/**
 * A change of every sample that a discriminator is trained on, real or generated, in its own updates
 * and in the generator's. It must be made of operations that can be differentiated.
 */
@FunctionalInterface
public interface Augmentation {

  /**
   * The changed samples, of the same shape.
   *
   * @param step steps completed
   */
  Tensor of(Tensor x, long step, Rng rng);
}
