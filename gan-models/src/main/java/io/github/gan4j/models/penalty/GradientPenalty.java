package io.github.gan4j.models.penalty;

import io.github.gan4j.core.tensor.Tensor;

/**
 * The two-sided gradient penalty of WGAN-GP (Gulrajani et al., "Improved training of Wasserstein
 * GANs", 2017, equation 3): pulls the slope to 1 between real and generated samples.
 *
 * <pre>{@code lambda E (|grad D(x)| - 1)^2,  x = real + alpha (fake - real),  alpha ~ U(0,1) for each sample}</pre>
 *
 * @param lambda the paper takes 10
 */
public record GradientPenalty(float lambda) implements Penalty {

  public GradientPenalty {
    Require.positive("GradientPenalty: lambda", lambda);
  }

  @Override
  public Tensor of(PenaltyContext c) {
    Tensor norms = InputGradient.norms(c, Samples.between(c), "between");
    return norms.add(-1).square().mean().mul(lambda);
  }
}
