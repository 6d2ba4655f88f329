package io.github.gan4j.models.loss;

import io.github.gan4j.core.shape.Shapes;
import io.github.gan4j.core.tensor.Activations;
import io.github.gan4j.core.tensor.Tensor;
import java.util.function.Supplier;

/**
 * The discriminator tells how much more real a real sample is than a generated one, and the
 * generator wants it the other way round (Jolicoeur-Martineau, "The relativistic discriminator: a key
 * element missing from standard GAN", 2018: RSGAN). Real sample i is held against
 * generated sample i.
 *
 * <pre>{@code
 * L_D = -E log sigmoid(real_i - fake_i) = E softplus(fake_i - real_i);   L_G = E softplus(real_i - fake_i)
 * }</pre>
 *
 * Scores mean something only against each other, so that there is no boundary between real and
 * generated. The generator's update runs the discriminator on real samples as well.
 */
public record Relativistic() implements GanLoss {

  @Override
  public Tensor discriminator(Tensor real, Tensor fake) {
    return loss(real, fake);
  }

  @Override
  public Tensor generator(Supplier<Tensor> real, Tensor fake) {
    return loss(fake, real.get());
  }

  private static Tensor loss(Tensor higher, Tensor lower) {
    Shapes.requireSame("Relativistic", "scores", higher.shape(), "scores", lower.shape());
    return Activations.softplus(lower.sub(higher)).mean();
  }
}
