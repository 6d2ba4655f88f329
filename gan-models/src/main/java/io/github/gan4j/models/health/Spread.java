package io.github.gan4j.models.health;

import io.github.gan4j.models.feature.Features;

/** How far samples are from each other. */
final class Spread {

  private Spread() {}

  /**
   * The root mean square distance of two different samples; NaN for fewer than two.
   *
   * <pre>{@code sqrt( mean_{i != j} ||x_i - x_j||^2 ) = sqrt( 2 trace(C) ),  C with N - 1}</pre>
   *
   * @param rows which samples
   */
  static double of(Features x, int[] rows) {
    double sum = 0;
    for (int k = 0; k < x.dimension(); k++) {
      double mean = 0;
      for (int row : rows) {
        mean += x.at(row, k) / rows.length;
      }
      for (int row : rows) {
        double difference = x.at(row, k) - mean;
        sum += difference * difference;
      }
    }
    return rows.length < 2 ? Double.NaN : Math.sqrt(2 * sum / (rows.length - 1));
  }
}
