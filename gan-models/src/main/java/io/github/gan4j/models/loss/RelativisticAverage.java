package io.github.gan4j.models.loss;

import io.github.gan4j.core.tensor.Tensor;
import java.util.function.Supplier;

/**
 * The discriminator tells how much more real a real sample is than generated ones are on average,
 * and how much less real a generated one is than real ones are; the generator wants it the other way
 * round (Jolicoeur-Martineau, "The relativistic discriminator: a key element missing from standard
 * GAN", 2018).
 *
 * <pre>{@code
 * L_D = (E f(real - mean fake) + E f(-(fake - mean real))) / 2
 * L_G = (E f(fake - mean real) + E f(-(real - mean fake))) / 2
 * }</pre>
 *
 * with a function f of the {@link Kind}. The means are part of what is differentiated. The paper's
 * sums are halved, as in the loss of the author's code. Scores mean something only against each
 * other, so that there is no boundary between real and generated. The generator's update runs the
 * discriminator on real samples as well.
 */
public record RelativisticAverage(Kind kind) implements GanLoss {

  /** What becomes of a score against the other side's mean. */
  public enum Kind {
    /** RaSGAN: {@code f(x) = softplus(-x) = -log sigmoid(x)}. */
    STANDARD,
    /** RaLSGAN: {@code f(x) = (x - 1)^2}. */
    LEAST_SQUARES,
    /** RaHinge: {@code f(x) = max(0, 1 - x)}. */
    HINGE
  }

  /** RaSGAN. */
  public RelativisticAverage() {
    this(Kind.STANDARD);
  }

  @Override
  public Tensor discriminator(Tensor real, Tensor fake) {
    return loss(real, fake);
  }

  @Override
  public Tensor generator(Supplier<Tensor> real, Tensor fake) {
    return loss(fake, real.get());
  }

  private Tensor loss(Tensor higher, Tensor lower) {
    Tensor above = higher.sub(lower.mean());
    Tensor below = lower.sub(higher.mean());
    return switch (kind) {
      case STANDARD -> new NonSaturating().discriminator(above, below).mul(0.5f);
      case LEAST_SQUARES -> new LeastSquares(-1, 1, 1).discriminator(above, below);
      case HINGE -> new Hinge().discriminator(above, below).mul(0.5f);
    };
  }
}
