package io.github.gan4j.models.metric;

import io.github.gan4j.core.kernel.Workers;

/** The large products in double: covariances of ten thousand samples would lose too much in float. */
final class DoubleProduct {
  private static final int ROWS = 64;
  private static final int COLUMNS = 256;
  private static final int TERMS = 8;

  private DoubleProduct() {}

  /** {@code C += X^T Y} of the first n rows of X and Y: X is [n, p], Y is [n, q], C is [p, q]. */
  static void addTransposed(double[][] x, double[][] y, int n, double[][] c) {
    add(x, y, n, c, false);
  }

  /** The upper triangle, at least, of {@code C += X^T X}. */
  static void addSquare(double[][] x, int n, double[][] c) {
    add(x, x, n, c, true);
  }

  private static void add(double[][] x, double[][] y, int n, double[][] c, boolean upper) {
    int p = c.length;
    int q = c[0].length;
    int across = (q + COLUMNS - 1) / COLUMNS;
    Workers.current().run((p + ROWS - 1) / ROWS * across, chunk -> {
      int top = chunk / across * ROWS;
      int left = chunk % across * COLUMNS;
      int right = Math.min(q, left + COLUMNS);
      if (!upper || right > top) {
        addBlock(x, y, n, c, top, Math.min(p, top + ROWS), left, right);
      }
    });
  }

  private static void addBlock(
      double[][] x, double[][] y, int n, double[][] c, int top, int bottom, int left, int right) {
    int s = 0;
    for (; s + TERMS <= n; s += TERMS) {
      for (int i = top; i < bottom; i++) {
        addEight(x, y, s, i, c[i], left, right);
      }
    }
    for (; s < n; s++) {
      for (int i = top; i < bottom; i++) {
        addOne(x[s][i], y[s], c[i], left, right);
      }
    }
  }

  // Eight products for one load and one store of the sum.
  private static void addEight(
      double[][] x, double[][] y, int s, int i, double[] c, int from, int to) {
    double x0 = x[s][i];
    double x1 = x[s + 1][i];
    double x2 = x[s + 2][i];
    double x3 = x[s + 3][i];
    double x4 = x[s + 4][i];
    double x5 = x[s + 5][i];
    double x6 = x[s + 6][i];
    double x7 = x[s + 7][i];
    double[] y0 = y[s];
    double[] y1 = y[s + 1];
    double[] y2 = y[s + 2];
    double[] y3 = y[s + 3];
    double[] y4 = y[s + 4];
    double[] y5 = y[s + 5];
    double[] y6 = y[s + 6];
    double[] y7 = y[s + 7];
    for (int j = from; j < to; j++) {
      c[j] += x0 * y0[j]
          + x1 * y1[j]
          + x2 * y2[j]
          + x3 * y3[j]
          + x4 * y4[j]
          + x5 * y5[j]
          + x6 * y6[j]
          + x7 * y7[j];
    }
  }

  private static void addOne(double x, double[] y, double[] c, int from, int to) {
    for (int j = from; j < to; j++) {
      c[j] += x * y[j];
    }
  }
}
