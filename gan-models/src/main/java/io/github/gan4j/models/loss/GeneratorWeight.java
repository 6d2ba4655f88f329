package io.github.gan4j.models.loss;

import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import java.util.function.Supplier;

/**
 * The generator's loss, so many times as strong beside its other terms. The discriminator's stays as it
 * is.
 *
 * <pre>{@code L_G = weight inner L_G}</pre>
 *
 * @param weight 0 leaves the loss out: the generator then learns from the other terms alone
 */
public record GeneratorWeight(GanLoss inner, float weight) implements Around {

  public GeneratorWeight {
    if (!(weight >= 0 && weight < Float.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "GeneratorWeight: the weight must be 0 or positive, got " + weight + ".");
    }
  }

  @Override
  public GanLoss at(long step, Rng rng) {
    return new GeneratorWeight(inner.at(step, rng), weight);
  }

  @Override
  public Tensor generator(Supplier<Tensor> real, Tensor fake) {
    return weight == 0 ? Tensor.scalar(0) : inner.generator(real, fake).mul(weight);
  }
}
