package io.github.gan4j.models.loss;

import io.github.gan4j.core.tensor.Activations;
import io.github.gan4j.core.tensor.Tensor;
import java.util.function.Supplier;

/**
 * The generator maximises the probability that its samples are taken for real (Goodfellow et al.,
 * 2014, section 3): the same fixed point as {@link Minimax} with strong gradients early on.
 *
 * <pre>{@code L_G = -E log D(G(z)) = E softplus(-fake)}</pre>
 */
public record NonSaturating() implements Logistic {

  @Override
  public Tensor generator(Supplier<Tensor> real, Tensor fake) {
    return Activations.softplus(fake.neg()).mean();
  }
}
