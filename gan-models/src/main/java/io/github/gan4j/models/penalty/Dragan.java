package io.github.gan4j.models.penalty;

import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;

/**
 * The penalty of DRAGAN (Kodali et al., "On convergence and stability of GANs", 2017): pulls the
 * slope of the logits to 1 near real samples.
 *
 * <pre>{@code
 * lambda E (|grad D(x)| - 1)^2,   x = real + alpha (noisy - real),   alpha ~ U(0,1) for each sample
 * noisy = real + std / 2 u,       u ~ U(0,1) for each value,         std over the whole real batch
 * }</pre>
 *
 * This is the noise of the authors' code; the paper's is normal.
 *
 * @param lambda the authors take 10
 */
public record Dragan(float lambda) implements Penalty {

  private static final float NOISE = 0.5f;

  public Dragan {
    Require.positive("Dragan: lambda", lambda);
  }

  @Override
  public Tensor of(PenaltyContext c) {
    Tensor norms = InputGradient.norms(c, near(c.real(), c.pass().rng()), "near");
    return norms.add(-1).square().mean().mul(lambda);
  }

  private static Tensor near(Tensor real, Rng rng) {
    Tensor std = real.sub(real.mean()).square().mean().sqrt();
    Tensor noise = rng.uniform(0, NOISE, real.shape()).mul(std);
    return Samples.between(real, real.add(noise), rng);
  }
}
