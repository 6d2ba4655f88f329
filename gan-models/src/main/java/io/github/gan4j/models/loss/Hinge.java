package io.github.gan4j.models.loss;

import io.github.gan4j.core.tensor.Activations;
import io.github.gan4j.core.tensor.Tensor;
import java.util.function.Supplier;

/**
 * The hinge loss (Lim and Ye, "Geometric GAN", 2017).
 *
 * <pre>{@code L_D = E max(0, 1 - real) + E max(0, 1 + fake);   L_G = -E fake}</pre>
 */
public record Hinge() implements GanLoss {

  @Override
  public Tensor discriminator(Tensor real, Tensor fake) {
    return Activations.relu(real.neg().add(1))
        .mean()
        .add(Activations.relu(fake.add(1)).mean());
  }

  /** The middle between the two margins. */
  @Override
  public float boundary() {
    return 0;
  }

  @Override
  public Tensor generator(Supplier<Tensor> real, Tensor fake) {
    return fake.mean().neg();
  }
}
