package io.github.gan4j.models.loss;

import io.github.gan4j.core.tensor.Activations;
import io.github.gan4j.core.tensor.Autograd;
import io.github.gan4j.core.tensor.Tensor;

/**
 * The losses whose discriminator is a logistic classifier of real against generated: scores are
 * logits, and D(x) = sigmoid(score).
 *
 * <pre>{@code
 * L_D = -E log D(x) - E log(1 - D(G(z))) = E softplus(-real) + E softplus(fake)
 * }</pre>
 *
 * Goodfellow et al., "Generative adversarial nets" (2014).
 */
public sealed interface Logistic extends GanLoss permits Minimax, NonSaturating {

  @Override
  default Tensor discriminator(Tensor real, Tensor fake) {
    // -log s(x) = softplus(-x), -log(1 - s(x)) = softplus(x)
    return Activations.softplus(real.neg())
        .mean()
        .add(Activations.softplus(fake).mean());
  }

  /** A logit of 0 is a probability of one half. */
  @Override
  default float boundary() {
    return 0;
  }

  /** The mean probability of being real. */
  @Override
  default float readable(Tensor scores) {
    return Autograd.noGrad(() -> Activations.sigmoid(scores).mean().item());
  }
}
