package io.github.gan4j.core.layer;

import io.github.gan4j.core.param.Initializer;
import io.github.gan4j.core.param.Initializers;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a normalisation. The defaults are PyTorch's: scale 1, shift 0, epsilon 1e-5, momentum 0.1.
 *
 * @param gamma first values of the scale, or null for none
 * @param beta first values of the shift, or null for none
 * @param epsilon added to the variance
 * @param momentum the share of the new batch in the running statistics (PyTorch's convention; TensorFlow's decay is 1 -
 *     momentum)
 */
public record NormSpec(
    @Nullable Initializer gamma, @Nullable Initializer beta, float epsilon, float momentum) {

  private static final NormSpec STANDARD =
      new NormSpec(Initializers.ones(), Initializers.zeros(), 1e-5f, 0.1f);

  public NormSpec {
    if (!(epsilon > 0 && epsilon < Float.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "NormSpec: epsilon must be positive, got " + epsilon + ".");
    }
    if (!(momentum >= 0 && momentum <= 1)) {
      throw new IllegalArgumentException(
          "NormSpec: momentum must be 0 to 1, got " + momentum + ".");
    }
  }

  public static NormSpec standard() {
    return STANDARD;
  }

  /** The same with other first values of the scale, or no scale. */
  public NormSpec gamma(@Nullable Initializer gamma) {
    return new NormSpec(gamma, beta, epsilon, momentum);
  }

  /** The same with other first values of the shift, or no shift. */
  public NormSpec beta(@Nullable Initializer beta) {
    return new NormSpec(gamma, beta, epsilon, momentum);
  }

  /** Neither scale nor shift. */
  public NormSpec plain() {
    return new NormSpec(null, null, epsilon, momentum);
  }

  public NormSpec epsilon(float epsilon) {
    return new NormSpec(gamma, beta, epsilon, momentum);
  }

  public NormSpec momentum(float momentum) {
    return new NormSpec(gamma, beta, epsilon, momentum);
  }
}
