package io.github.gan4j.models.loss;

import io.github.gan4j.core.tensor.Activations;
import io.github.gan4j.core.tensor.Tensor;
import java.util.function.Supplier;

/**
 * The original two-player game (Goodfellow et al., 2014, equation 1): the generator minimises what
 * the discriminator maximises. Its gradient vanishes while the discriminator is sure, which is why
 * {@link NonSaturating} is used in practice.
 *
 * <pre>{@code L_G = E log(1 - D(G(z))) = -E softplus(fake)}</pre>
 */
public record Minimax() implements Logistic {

  @Override
  public Tensor generator(Supplier<Tensor> real, Tensor fake) {
    return Activations.softplus(fake).mean().neg();
  }
}
