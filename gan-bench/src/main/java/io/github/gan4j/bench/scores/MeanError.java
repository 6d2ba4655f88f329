package io.github.gan4j.bench.scores;

import java.util.List;
import java.util.Locale;

/**
 * A mean over seeds.
 *
 * @param error the standard error of the mean, from the sample's deviation (divisor n - 1); NaN for one value
 */
record MeanError(double mean, double error) {

  static MeanError of(List<Double> values) {
    int n = values.size();
    double mean = values.stream().mapToDouble(x -> x).sum() / n;
    double squares = values.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum();
    return new MeanError(mean, Math.sqrt(squares / (n - 1) / n));
  }

  /** To four significant digits: {@code 6.333 ± 0.51}. */
  @Override
  public String toString() {
    String text = String.format(Locale.ROOT, "%.4g", mean);
    return Double.isNaN(error) ? text : text + String.format(Locale.ROOT, " ± %.2g", error);
  }
}
