package io.github.gan4j.models.metric;

import io.github.gan4j.core.kernel.Backends;
import io.github.gan4j.core.kernel.Workers;
import io.github.gan4j.models.feature.Features;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * All distances between the samples of two sides, without a matrix of them. They come from a product
 * in float of the centred rows, {@code ||a - b||^2 = ||a||^2 + ||b||^2 - 2 a . b}, with a bound on
 * their error; what is closer to a decision than the bound is computed again, in double and without
 * cancellation. So the decisions are those of double, at the speed of float.
 */
final class Distances {

  /** Rows that are multiplied at a time. */
  private static final int STRIP = 128;

  private static final double FLOAT_ROUNDING = 0x1p-24;

  private final Features from;
  private final Features to;
  private final Centred fromRows;
  private final Centred toRows;
  private final double greatestNorm;

  private Distances(Features from, Features to, Centred fromRows, Centred toRows) {
    this.from = from;
    this.to = to;
    this.fromRows = fromRows;
    this.toRows = toRows;
    greatestNorm = Arrays.stream(toRows.norms()).max().orElse(0);
  }

  static Distances between(Features from, Features to) {
    double[] centre = GaussianStatistics.mean(to);
    return new Distances(from, to, Centred.of(from, centre), Centred.of(to, centre));
  }

  static Distances within(Features x) {
    Centred rows = Centred.of(x, GaussianStatistics.mean(x));
    return new Distances(x, x, rows, rows);
  }

  /** Calls the task for every row of the first side, from several threads, in no order. */
  void forEachRow(Consumer<DistanceRow> task) {
    float[] products = new float[Math.multiplyExact(STRIP, to.count())];
    for (int first = 0; first < from.count(); first += STRIP) {
      int top = first;
      int rows = Math.min(STRIP, from.count() - first);
      multiply(top, rows, products);
      Workers.current()
          .run(rows, r -> task.accept(new DistanceRow(this, top + r, products, r * to.count())));
    }
  }

  private void multiply(int top, int rows, float[] products) {
    int d = to.dimension();
    Backends.active()
        .gemm(
            false,
            true,
            rows,
            to.count(),
            d,
            fromRows.values(),
            top * d,
            toRows.values(),
            0,
            false,
            products,
            0);
  }

  /**
   * How far an approximate squared distance can be off: a sum of D float products, and the rounding
   * of the centred values.
   */
  double bound(int row) {
    double size = Math.sqrt(fromNorm(row)) + Math.sqrt(greatestNorm);
    return (to.dimension() / 2.0 + 4) * FLOAT_ROUNDING * size * size;
  }

  double exact(int row, int column) {
    int d = to.dimension();
    double sum = 0;
    for (int k = 0; k < d; k++) {
      double difference = (double) from.values()[row * d + k] - to.values()[column * d + k];
      sum += difference * difference;
    }
    return sum;
  }

  int columns() {
    return to.count();
  }

  double fromNorm(int row) {
    return fromRows.norms()[row];
  }

  double toNorm(int column) {
    return toRows.norms()[column];
  }

  /** Rows less the centre, so that what all have in common does not cancel; with their squared norms. */
  private record Centred(float[] values, double[] norms) {

    static Centred of(Features x, double[] centre) {
      int d = centre.length;
      float[] values = new float[x.values().length];
      double[] norms = new double[x.count()];
      for (int i = 0; i < norms.length; i++) {
        for (int k = 0; k < d; k++) {
          float value = (float) (x.at(i, k) - centre[k]);
          values[i * d + k] = value;
          norms[i] += (double) value * value;
        }
      }
      return new Centred(values, norms);
    }
  }
}
