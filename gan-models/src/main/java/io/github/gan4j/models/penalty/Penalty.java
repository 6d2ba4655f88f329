package io.github.gan4j.models.penalty;

import io.github.gan4j.core.tensor.Tensor;

/**
 * A term of the discriminator's loss that keeps its slope in check.
 *
 * <p>The penalties here are functions of {@code grad D(x)}, the gradient of a score in the sample it
 * is given to. A discriminator with batch normalisation mixes the samples of a batch, so that this
 * gradient is not one sample's alone: use another normalisation, or none.
 *
 * <p>Each runs the discriminator once more, in training, and logs the mean norm of the gradient
 * under a name that tells where it was taken: {@code gradient_norm_real}, {@code _fake}, {@code
 * _between} or {@code _near}.
 */
@FunctionalInterface
public interface Penalty {

  /** One number, recorded for differentiation in the discriminator's parameters. */
  Tensor of(PenaltyContext c);

  /**
   * The same penalty only in every so many steps, and then so many times as strong, which costs less
   * and regularises as much (Karras et al., "Analyzing and improving the image quality of StyleGAN",
   * 2020, section 3.1). It stays part of the discriminator's loss; the authors gave it a step of the
   * optimiser to itself.
   *
   * @throws IllegalArgumentException unless {@code interval} is positive
   */
  default Penalty every(int interval) {
    return new Lazy(this, interval);
  }
}
