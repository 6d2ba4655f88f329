package io.github.gan4j.models.metric;

import io.github.gan4j.core.kernel.Workers;
import io.github.gan4j.core.tensor.Arena;
import io.github.gan4j.core.tensor.MatMul;
import io.github.gan4j.core.tensor.Scope;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.data.PixelRange;
import io.github.gan4j.models.data.Rescaled;
import io.github.gan4j.models.data.Subset;
import java.util.Arrays;
import java.util.List;

/**
 * The log-likelihood of held-back data under a Gaussian window around each generated sample, in nats;
 * higher is better.
 *
 * <pre>{@code
 * log p(x) = log mean_j exp(-||x - mu_j||^2 / (2 sigma^2)) - d log(sigma sqrt(2 pi))
 * }</pre>
 *
 * mu are the samples and d is the number of values in one. Published values are for pixels from 0 to
 * 1, 10,000 samples, and sigma chosen on the first 1,000 validation images; they depend on sigma more
 * than on anything else, so it is reported too. The measure favours samples near the mean and is a
 * poor one of what samples look like (Theis, van den Oord and Bethge, "A note on the evaluation of
 * generative models", 2016).
 *
 * <pre>{@code
 * ParzenWindow.fit(samples, validation.take(1000)).logLikelihood(test)
 * }</pre>
 *
 * <p>Squared distances come from a float32 matrix product of the centred data, exact to about 1e-6 of
 * the largest squared distance from the centre; all that follows is in double. <b>Cost</b> per sample
 * of the test, one multiply-add for each value of each generated sample.
 *
 * <p>Source: Goodfellow et al., "Generative adversarial nets", 2014, section 5, and its published code;
 * Breuleux, Bengio and Vincent, "Unlearning for better mixing", 2010.
 */
public final class ParzenWindow {
  private static final String NAME = "ParzenWindow";
  private static final int WIDTHS = 10;
  private static final int MOST_FITTED = 1000;
  private static final int ROWS_AT_ONCE = 256;

  private final CentredRows samples;
  private final double sigma;

  private ParzenWindow(CentredRows samples, double sigma) {
    this.samples = samples;
    this.sigma = sigma;
  }

  /**
   * What was measured.
   *
   * @param mean of the log-likelihood over the test, in nats
   * @param standardError of the mean: the population's deviation over sqrt(n)
   * @param sigma width of the windows
   */
  public record Estimate(double mean, double standardError, double sigma) {}

  /**
   * Windows of a given width.
   *
   * @throws IllegalArgumentException if sigma is not positive and finite, or a sample has NaN or
   *     infinity
   */
  public static ParzenWindow of(Dataset samples, double sigma) {
    if (!(sigma > 0) || Double.isInfinite(sigma)) {
      throw new IllegalArgumentException(
          NAME + ": sigma must be positive and finite, got " + sigma + ".");
    }
    return new ParzenWindow(CentredRows.of(NAME, samples), sigma);
  }

  /**
   * Windows of the width, of ten from 0.1 to 1 in equal ratios, under which the validation data are
   * most likely.
   *
   * @throws IllegalArgumentException if samples and validation differ in length, or one has NaN or
   *     infinity
   */
  public static ParzenWindow fit(Dataset samples, Dataset validation) {
    CentredRows rows = CentredRows.of(NAME, samples);
    double best = 0;
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < WIDTHS; i++) {
      double sigma = Math.pow(10, (double) i / (WIDTHS - 1) - 1);
      double mean = new ParzenWindow(rows, sigma).logLikelihood(validation).mean();
      if (mean > highest) {
        highest = mean;
        best = sigma;
      }
    }
    return new ParzenWindow(rows, best);
  }

  /**
   * The log-likelihood of the real samples as a metric, and the width it was measured with. The width is
   * fitted to the first tenth of the real samples, a thousand at most, and the others are the test.
   * Images are measured with pixels from 0 to 1.
   */
  public static Metric metric() {
    return sides -> {
      Dataset fake = sides.fake().requireSamples(NAME);
      Dataset real = inUnitRange(sides.real().requireSamples(NAME));
      if (real.size() < 2) {
        throw new IllegalArgumentException(
            NAME + ": needs 2 real samples or more, to fit the width and to measure, got 1.");
      }
      int fitted = Math.max(1, Math.min(MOST_FITTED, real.size() / 10));
      ParzenWindow window = fit(inUnitRange(fake), real.take(fitted));
      Estimate estimate = window.logLikelihood(Subset.range(real, fitted, real.size(), "test"));
      return List.of(
          Score.of("parzen", Direction.HIGHER, fake, estimate.mean()),
          Score.of("parzen_sigma", Direction.NEITHER, fake, estimate.sigma()));
    };
  }

  private static Dataset inUnitRange(Dataset samples) {
    boolean isImages = samples.sampleShape().length == 3;
    return isImages ? Rescaled.of(samples, PixelRange.SYMMETRIC, PixelRange.UNIT) : samples;
  }

  /** Width of the windows. */
  public double sigma() {
    return sigma;
  }

  /**
   * The mean log-likelihood of test data.
   *
   * @throws IllegalArgumentException if they differ in length from the samples, or one has NaN or
   *     infinity
   */
  public Estimate logLikelihood(Dataset test) {
    double[] values = logLikelihoods(test);
    double mean = Arrays.stream(values).sum() / values.length;
    double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
    return new Estimate(mean, Math.sqrt(squares) / values.length, sigma);
  }

  /** The log-likelihood of every sample of the test. */
  double[] logLikelihoods(Dataset test) {
    samples.requireSameLength(NAME, test);
    double[] y = new double[test.size()];
    Arena arena = new Arena();
    for (int from = 0; from < y.length; from += ROWS_AT_ONCE) {
      int first = from;
      int count = Math.min(ROWS_AT_ONCE, y.length - first);
      CentredRows rows = samples.around(NAME, test, first, count);
      try (Scope scope = Scope.open(arena)) {
        Tensor products = MatMul.matmul(rows.values(), samples.values(), false, true);
        Workers.current()
            .run(count, row -> y[first + row] = logLikelihood(rows.squares()[row], products, row));
      }
    }
    return y;
  }

  private double logLikelihood(double square, Tensor products, int row) {
    double[] distances = samples.squares().clone();
    int at = products.offset() + row * distances.length;
    double nearest = Double.POSITIVE_INFINITY;
    for (int j = 0; j < distances.length; j++) {
      distances[j] = Math.max(0, square + distances[j] - 2.0 * products.data()[at + j]);
      nearest = Math.min(nearest, distances[j]);
    }
    double precision = 1 / (2 * sigma * sigma);
    double sum = 0;
    for (double distance : distances) {
      sum += Math.exp((nearest - distance) * precision); // the largest term is 1
    }
    return Math.log(sum / distances.length)
        - nearest * precision
        - samples.length() * Math.log(sigma * Math.sqrt(2 * Math.PI));
  }
}
