package io.github.gan4j.models.head;

import io.github.gan4j.core.tensor.CrossEntropy;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.gan.AuxiliaryLoss;
import io.github.gan4j.models.gan.CodedLatent;
import io.github.gan4j.models.gan.StepContext;
import io.github.gan4j.models.net.Judgement;
import java.util.function.Supplier;

/**
 * InfoGAN's bound on the information that samples carry about the codes they were made from (Chen et
 * al., "InfoGAN: interpretable representation learning by information maximizing generative
 * adversarial nets", 2016, equation 5), from a head that guesses the codes. It is part of both nets'
 * losses, as in the authors' code.
 *
 * <pre>{@code -lambda E log Q(c|x) = lambda (cross-entropy of the category + sum_i (c_i - mu_i)^2 / 2)}</pre>
 *
 * The continuous codes have a variance of 1, as in the code, and constants are left out.
 *
 * <p><b>Shapes</b> guesses [N, categories + continuous]: logits, then means.
 *
 * @param latent where the codes come from
 * @param lambda the weight; the authors take 1
 */
public record CodeHead(CodedLatent latent, float lambda) implements AuxiliaryLoss {

  @Override
  public Tensor discriminator(Judgement real, Judgement fake, StepContext c) {
    return loss(fake.required(), c);
  }

  @Override
  public Tensor generator(Supplier<Judgement> real, Judgement fake, StepContext c) {
    return loss(fake.required(), c);
  }

  /** The term for guesses about the generated samples. */
  public Tensor loss(Tensor guesses, StepContext c) {
    Tensor logits = guesses.slice(1, 0, latent.categories());
    Tensor missing = CrossEntropy.crossEntropy(logits, latent.category(c.latent()));
    // In nats; at most log(categories).
    c.metrics().put("code_information", (float) Math.log(latent.categories()) - missing.item());
    if (latent.continuous() > 0) {
      Tensor means = guesses.slice(1, latent.categories(), guesses.size(1));
      Tensor error = means.sub(latent.continuous(c.latent())).square();
      missing = missing.add(error.sum().mul(0.5f / guesses.size(0)));
    }
    return missing.mul(lambda);
  }
}
