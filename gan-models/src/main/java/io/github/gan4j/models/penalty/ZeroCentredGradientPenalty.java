package io.github.gan4j.models.penalty;

import io.github.gan4j.core.tensor.Tensor;

/**
 * Pulls the slope to 0 between real and generated samples (Thanh-Tung et al., "Improving
 * generalization and stability of generative adversarial networks", 2019). Samples are those of
 * {@link GradientPenalty}.
 *
 * <pre>{@code lambda E |grad D(x)|^2}</pre>
 */
public record ZeroCentredGradientPenalty(float lambda) implements Penalty {

  public ZeroCentredGradientPenalty {
    Require.positive("ZeroCentredGradientPenalty: lambda", lambda);
  }

  @Override
  public Tensor of(PenaltyContext c) {
    return InputGradient.squaredNorms(c, Samples.between(c), "between").mean().mul(lambda);
  }
}
