package io.github.gan4j.models.loss;

import io.github.gan4j.core.tensor.Tensor;
import java.util.function.Supplier;

/**
 * Least squares (Mao et al., "Least squares generative adversarial networks", 2017, equation 2).
 *
 * <pre>{@code L_D = E (real - b)^2 / 2 + E (fake - a)^2 / 2;   L_G = E (fake - c)^2 / 2}</pre>
 *
 * @param a the score that fakes should get
 * @param b the score that real samples should get
 * @param c the score that the generator wants for its fakes
 */
public record LeastSquares(float a, float b, float c) implements GanLoss {

  /** The 0-1 coding of the paper's equation 9: a = 0, b = c = 1. */
  public LeastSquares() {
    this(0, 1, 1);
  }

  @Override
  public Tensor discriminator(Tensor real, Tensor fake) {
    return distance(real, b).add(distance(fake, a));
  }

  @Override
  public Tensor generator(Supplier<Tensor> real, Tensor fake) {
    return distance(fake, c);
  }

  /** The middle between the scores for fakes and for real samples. */
  @Override
  public float boundary() {
    return (a + b) / 2;
  }

  private static Tensor distance(Tensor scores, float wanted) {
    return scores.add(-wanted).square().mean().mul(0.5f);
  }
}
