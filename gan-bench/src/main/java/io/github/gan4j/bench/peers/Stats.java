package io.github.gan4j.bench.peers;

import java.util.Arrays;
import java.util.List;

/** What is made of measured numbers. */
public final class Stats {

  private Stats() {}

  public static double median(List<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("median: there are no values.");
    }
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
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
