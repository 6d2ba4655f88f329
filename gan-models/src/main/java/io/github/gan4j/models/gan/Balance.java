package io.github.gan4j.models.gan;

import io.github.gan4j.core.optim.Optimizer;
import io.github.gan4j.core.param.Buffer;
import io.github.gan4j.core.param.Initializers;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.net.Discriminator;
import io.github.gan4j.models.net.Generator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * BEGAN's equilibrium (Berthelot et al., "BEGAN: boundary equilibrium generative adversarial
 * networks", 2017, sections 3.3 and 3.4). L is what the discriminator fails to copy, its negative score.
 *
 * <pre>{@code
 * L_D = L(x) - k L(G(z)),   L_G = L(G(z))
 * k   = k + rate (gamma L(x) - L(G(z))), kept within 0 and 1, from 0 on
 * convergence = L(x) + |gamma L(x) - L(G(z))|
 * }</pre>
 *
 * Both nets are updated at once, on the same generated samples. {@code k} is a buffer of the
 * discriminator, {@code balance}, and is saved with it; {@code convergence} and {@code balance} are
 * logged.
 */
public final class Balance {

  private final Discriminator discriminator;
  private final float gamma;
  private final float rate;
  private final Buffer k;

  // The generator learns from the pass that the discriminator learns from.
  private @Nullable Tensor latest;

  /**
   * A balance.
   *
   * @param gamma the wished ratio L(G(z)) / L(x)
   * @param rate the paper's lambda_k
   */
  public Balance(Discriminator discriminator, float gamma, float rate) {
    if (!(gamma > 0 && gamma <= 1) || !(rate > 0 && rate <= 1)) {
      throw new IllegalArgumentException(
          "Balance: gamma and rate must be above 0 and at most 1, got %s and %s."
              .formatted(gamma, rate));
    }
    this.discriminator = discriminator;
    this.gamma = gamma;
    this.rate = rate;
    k = discriminator.params().buffer("balance", Initializers.zeros(), 1);
  }

  /** A GAN in which the discriminator and a generator are balanced. */
  public Gan gan(String name, Generator generator, Latent latent, Optimizer optimizer) {
    Phase d = Phase.of("d", discriminator, optimizer, this::discriminatorLoss);
    Phase g = Phase.of("g", generator, optimizer, this::generatorLoss).sharing().group(d.group());
    return new Gan(name, generator, latent, List.of(d, g));
  }

  private Tensor loss(Tensor x, StepContext c) {
    return discriminator.scores(x, c.condition(), c.pass()).mean().neg();
  }

  private Tensor discriminatorLoss(StepContext c) {
    Tensor real = loss(c.real(), c);
    Tensor fake = loss(c.fake(), c);
    latest = fake;
    float weight = k.value().item();
    correct(real.item(), fake.item(), c.metrics());
    return real.sub(fake.mul(weight));
  }

  private Tensor generatorLoss(StepContext c) {
    return latest == null ? loss(c.fake(), c) : latest;
  }

  private void correct(float real, float fake, Metrics metrics) {
    float error = gamma * real - fake;
    k.assign(Tensor.of(new float[] {Math.max(0, Math.min(1, k.value().item() + rate * error))}, 1));
    metrics.put("d_real", real);
    metrics.put("d_fake", fake);
    metrics.put("balance", k.value().item());
    metrics.put("convergence", real + Math.abs(error));
  }
}
