package io.github.gan4j.models.health;

import io.github.gan4j.models.feature.Features;
import java.util.Arrays;
import java.util.stream.IntStream;

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

  /**
   * How far samples are from their nearest fellows, as a share of how far they are from any: near 0 if they are a few
   * shapes that repeat, however different these are. More samples have nearer fellows, so only equal counts compare.
   *
   * <pre>{@code q25_i( min_{j != i} ||x_i - x_j|| ) / of(x)}</pre>
   *
   * @param count how many of the samples, the first ones; NaN for fewer than two, or equal ones
   */
  static double nearest(Features x, int count) {
    double[] squares = new double[count];
    Arrays.fill(squares, Double.POSITIVE_INFINITY);
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < i; j++) {
        double square = square(x, i, j);
        squares[i] = Math.min(squares[i], square);
        squares[j] = Math.min(squares[j], square);
      }
    }
    Arrays.sort(squares);
    double all = of(x, IntStream.range(0, count).toArray());
    return all > 0 ? Math.sqrt(squares[count / 4]) / all : Double.NaN;
  }

  private static double square(Features x, int i, int j) {
    double sum = 0;
    for (int k = 0; k < x.dimension(); k++) {
      double difference = x.at(i, k) - x.at(j, k);
      sum += difference * difference;
    }
    return sum;
  }
}
