package io.github.gan4j.models.penalty;

import io.github.gan4j.core.tensor.Activations;
import io.github.gan4j.core.tensor.Tensor;

/**
 * The one-sided gradient penalty of WGAN-LP (Petzka et al., "On the regularization of Wasserstein
 * GANs", 2018): slopes below 1 are free. Samples are those of {@link GradientPenalty}.
 *
 * <pre>{@code lambda E max(0, |grad D(x)| - 1)^2}</pre>
 */
public record LipschitzPenalty(float lambda) implements Penalty {

  public LipschitzPenalty {
    Require.positive("LipschitzPenalty: lambda", lambda);
  }

  @Override
  public Tensor of(PenaltyContext c) {
    Tensor norms = InputGradient.norms(c, Samples.between(c), "between");
    return Activations.relu(norms.add(-1)).square().mean().mul(lambda);
  }
}
