package io.github.gan4j.bench.peers;

import java.util.Arrays;
import java.util.List;

/** Order statistics of a few numbers. */
public final class Stats {

  private Stats() {}

  public static double median(List<Double> values) {
    return quantile(values, 0.5);
  }

  /** The value at share q of the sorted ones, between neighbours in proportion. */
  static double quantile(List<Double> values, double q) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("quantile: there are no values.");
    }
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    double at = q * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }

  /** The largest difference of two equally long rows, relative to the value where that is above 1. */
  static double difference(double[] expected, double[] actual) {
    if (expected.length != actual.length) {
      throw new IllegalArgumentException(
          "difference: " + Arrays.toString(expected) + " and " + Arrays.toString(actual));
    }
    double largest = 0;
    for (int i = 0; i < expected.length; i++) {
      double difference = Math.abs(expected[i] - actual[i]);
      // max passes on a NaN
      largest = Math.max(largest, difference / Math.max(1, Math.abs(expected[i])));
    }
    return largest;
  }
}
