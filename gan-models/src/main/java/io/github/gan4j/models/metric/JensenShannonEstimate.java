package io.github.gan4j.models.metric;

/**
 * The Jensen-Shannon divergence between real and generated samples, in nats, estimated from the loss
 * of a logistic discriminator.
 *
 * <pre>{@code
 * JSD >= log 2 - loss / 2,   loss = -E log D(real) - E log(1 - D(fake))
 * }</pre>
 *
 * <p>0 if the discriminator cannot tell them apart, log 2 if it is always sure and right. The bound is
 * reached by the best discriminator, so it means something only if the discriminator has been trained
 * near its optimum for the present generator; one that is behind gives too little, even less than 0.
 * The loss must be the sum of both terms, not their mean, without label smoothing, penalties or added
 * noise, and of samples that the discriminator was not trained on. While the two supports hardly
 * overlap it stays near log 2 whatever the generator does.
 *
 * <p>Source: Goodfellow et al., "Generative adversarial nets", 2014, theorem 1; used as an estimate in
 * Arjovsky, Chintala and Bottou, "Wasserstein GAN", 2017, section 4.
 */
public final class JensenShannonEstimate {
  private JensenShannonEstimate() {}

  /**
   * The divergence that a loss shows.
   *
   * @throws IllegalArgumentException if the loss is negative, NaN or infinite, which this one never is
   */
  public static double of(double discriminatorLoss) {
    if (!(discriminatorLoss >= 0) || Double.isInfinite(discriminatorLoss)) {
      throw new IllegalArgumentException("JensenShannonEstimate: the loss must be 0 or more, got "
          + discriminatorLoss + ". Give the sum of both cross-entropies of logits.");
    }
    return Math.log(2) - discriminatorLoss / 2;
  }
}
