package io.github.gan4j.models.metric;

import io.github.gan4j.models.feature.Features;

/**
 * The normal distribution that has the mean and the covariance of some features. That of real
 * samples can be kept and compared with many generators.
 *
 * <pre>{@code mean = 1/N sum_i x_i,  covariance = 1/(N-1) sum_i (x_i - mean)(x_i - mean)^T}</pre>
 *
 * @param extractor what made the features
 * @param count samples
 * @param mean [D]; not copied, never changed
 * @param covariance [D, D]; not copied, never changed
 */
public record GaussianStatistics(
    String extractor, int count, double[] mean, double[][] covariance) {

  /** Samples that are added to the covariance at a time. */
  private static final int BLOCK = 256;

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if they do not fit, or if there are fewer than two samples
   */
  public GaussianStatistics {
    requireTwo(extractor, count);
    for (double[] row : covariance) {
      requireSize(row.length, mean);
    }
    requireSize(covariance.length, mean);
  }

  /**
   * Measures features. All sums are in double.
   *
   * <p><b>Cost</b> N D^2 multiply-adds.
   *
   * @throws IllegalArgumentException if there are fewer than two samples
   */
  public static GaussianStatistics of(Features x) {
    requireTwo(x.extractor(), x.count());
    double[] mean = mean(x);
    return new GaussianStatistics(x.extractor(), x.count(), mean, covariance(x, mean));
  }

  void requireComparable(String metric, GaussianStatistics other) {
    if (!extractor.equals(other.extractor) || dimension() != other.dimension()) {
      throw new IllegalArgumentException(
          "%s: statistics of '%s' (%d numbers) cannot be compared with statistics of '%s' (%d). Use one extractor for both sides."
              .formatted(metric, extractor, dimension(), other.extractor, other.dimension()));
    }
  }

  int dimension() {
    return mean.length;
  }

  double trace() {
    double sum = 0;
    for (int i = 0; i < mean.length; i++) {
      sum += covariance[i][i];
    }
    return sum;
  }

  static double[] mean(Features x) {
    double[] mean = new double[x.dimension()];
    for (int i = 0; i < x.count(); i++) {
      for (int j = 0; j < mean.length; j++) {
        mean[j] += x.at(i, j);
      }
    }
    for (int j = 0; j < mean.length; j++) {
      mean[j] /= x.count();
    }
    return mean;
  }

  private static double[][] covariance(Features x, double[] mean) {
    int d = mean.length;
    double[][] c = new double[d][d];
    double[][] block = new double[BLOCK][d];
    for (int from = 0; from < x.count(); from += BLOCK) {
      int rows = Math.min(BLOCK, x.count() - from);
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < d; j++) {
          block[i][j] = x.at(from + i, j) - mean[j];
        }
      }
      DoubleProduct.addSquare(block, rows, c);
    }
    for (int i = 0; i < d; i++) {
      for (int j = i; j < d; j++) {
        c[i][j] /= x.count() - 1;
        c[j][i] = c[i][j];
      }
    }
    return c;
  }

  private static void requireSize(int size, double[] mean) {
    if (size != mean.length || size < 1) {
      throw new IllegalArgumentException(
          "GaussianStatistics: a mean of %d numbers needs a covariance of as many rows and columns, got %d. Give [D] and [D, D]."
              .formatted(mean.length, size));
    }
  }

  private static void requireTwo(String extractor, int count) {
    if (count < 2) {
      throw new IllegalArgumentException(
          "GaussianStatistics: a covariance needs at least 2 samples, got %d of '%s'. Draw more samples."
              .formatted(count, extractor));
    }
  }
}
