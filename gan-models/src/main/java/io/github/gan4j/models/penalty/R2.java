package io.github.gan4j.models.penalty;

import io.github.gan4j.core.tensor.Tensor;

/**
 * Pulls the slope to 0 at generated samples (Mescheder et al., "Which training methods for GANs do actually
 * converge?", 2018, equation 10).
 *
 * <pre>{@code gamma / 2 E |grad D(fake)|^2}</pre>
 *
 * @param gamma the paper's; its code takes {@code gamma / 2 = 10}
 */
public record R2(float gamma) implements Penalty {

  public R2 {
    Require.positive("R2: gamma", gamma);
  }

  @Override
  public Tensor of(PenaltyContext c) {
    return InputGradient.squaredNorms(c, c.fake(), "fake").mean().mul(gamma / 2);
  }
}
