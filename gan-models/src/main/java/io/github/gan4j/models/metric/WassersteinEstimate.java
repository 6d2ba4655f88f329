package io.github.gan4j.models.metric;

import io.github.gan4j.core.tensor.Tensor;

/**
 * The Wasserstein-1 distance between real and generated samples, estimated by a critic.
 *
 * <pre>{@code E f(real) - E f(fake)}</pre>
 *
 * <p>For every critic f with Lipschitz constant K it is at most K times the distance, and it reaches
 * that for the best one. So it means something only if the critic is kept Lipschitz, by weight
 * clipping, a gradient penalty or spectral normalisation, and has been trained near its optimum for
 * the present generator. With a gradient penalty K is about 1; with clipping K is unknown but fixed,
 * and values can be compared within one architecture and clip only. Scores must be of samples that
 * the critic was not trained on, or it measures what the critic has learned by heart.
 *
 * <p>Source: Arjovsky, Chintala and Bottou, "Wasserstein GAN", 2017, equation 2 and section 4.
 */
public final class WassersteinEstimate {
  private WassersteinEstimate() {}

  /**
   * The difference of the mean scores.
   *
   * @param real the critic's scores of real samples, of any shape
   * @param fake its scores of generated ones, in any number
   * @throws IllegalArgumentException if there are no scores on a side, or one is NaN or infinite
   */
  public static double of(Tensor real, Tensor fake) {
    return mean("real", real) - mean("fake", fake);
  }

  private static double mean(String side, Tensor scores) {
    double sum = 0;
    for (float score : scores.toArray()) {
      sum += score;
    }
    double mean = sum / scores.size();
    if (!Double.isFinite(mean)) {
      throw new IllegalArgumentException("WassersteinEstimate: the mean of " + scores.size() + " "
          + side + " scores is " + mean + ". Give finite scores, at least one.");
    }
    return mean;
  }
}
