package io.github.gan4j.models.penalty;

import io.github.gan4j.core.tensor.Tensor;

/**
 * Pulls the slope to 0 at real samples (Mescheder et al., "Which training methods for GANs do actually
 * converge?", 2018, equation 9).
 *
 * <pre>{@code gamma / 2 E |grad D(real)|^2}</pre>
 *
 * @param gamma the paper's; its code takes {@code gamma / 2 = 10}
 */
public record R1(float gamma) implements Penalty {

  public R1 {
    Require.positive("R1: gamma", gamma);
  }

  @Override
  public Tensor of(PenaltyContext c) {
    return InputGradient.squaredNorms(c, c.real(), "real").mean().mul(gamma / 2);
  }
}
