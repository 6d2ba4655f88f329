package io.github.gan4j.models.loss;

import io.github.gan4j.core.tensor.Tensor;
import java.util.function.Supplier;

/**
 * One-sided label smoothing (Salimans et al., "Improved techniques for training GANs", 2016): the
 * discriminator is to call real samples real with a probability below 1, so that it does not grow
 * overconfident. The generator's loss stays as it is.
 *
 * <pre>{@code -t log D(x) - (1 - t) log(1 - D(x)) = softplus(-real) + (1 - t) real}</pre>
 *
 * @param target the probability t for real samples, for example 0.9
 */
public record OneSidedSmoothing(Logistic inner, float target) implements Around {

  public OneSidedSmoothing {
    if (!(target > 0 && target <= 1)) {
      throw new IllegalArgumentException(
          "OneSidedSmoothing: the target for real samples must be above 0 and at most 1, got "
              + target
              + ".");
    }
  }

  @Override
  public Tensor discriminator(Tensor real, Tensor fake) {
    return inner.discriminator(real, fake).add(real.mean().mul(1 - target));
  }

  @Override
  public Tensor generator(Supplier<Tensor> real, Tensor fake) {
    return inner.generator(real, fake);
  }
}
