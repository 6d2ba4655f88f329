package io.github.gan4j.models.loss;

import io.github.gan4j.core.tensor.Tensor;
import java.util.function.Supplier;

/**
 * The Wasserstein critic's loss (Arjovsky et al., "Wasserstein GAN", 2017): real samples score high.
 * It means something only for a critic that is kept Lipschitz, by a gradient penalty or spectral
 * normalisation for example.
 *
 * <pre>{@code L_D = E fake - E real;   L_G = -E fake}</pre>
 */
public record Wasserstein() implements GanLoss {

  @Override
  public Tensor discriminator(Tensor real, Tensor fake) {
    return fake.mean().sub(real.mean());
  }

  @Override
  public Tensor generator(Supplier<Tensor> real, Tensor fake) {
    return fake.mean().neg();
  }
}
