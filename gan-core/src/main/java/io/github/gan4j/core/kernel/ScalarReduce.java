package io.github.gan4j.core.kernel;

import java.util.Arrays;

/** The sums of one block of a few rows, column by column from {@code from} on, for {@link ColumnSums}. */
final class ScalarReduce {

  private ScalarReduce() {}

  /** {@code y[c] = sum of x[r, c]}. */
  static void sums(float[] x, int xAt, int rows, int cols, int from, float[] y) {
    Arrays.fill(y, from, cols, 0);
    for (int r = 0; r < rows; r++) {
      int at = xAt + r * cols;
      for (int c = from; c < cols; c++) {
        y[c] += x[at + c];
      }
    }
  }

  /** {@code y[c] = sum of (x[r, c] - mean[c])^2}. */
  static void squares(float[] x, int xAt, int rows, int cols, int from, float[] mean, float[] y) {
    Arrays.fill(y, from, cols, 0);
    for (int r = 0; r < rows; r++) {
      int at = xAt + r * cols;
      for (int c = from; c < cols; c++) {
        float d = x[at + c] - mean[c];
        y[c] += d * d;
      }
    }
  }

  /** {@code y[c] = sum of g[r, c] (x[r, c] - mean[c])}. */
  static void products(
      float[] x,
      int xAt,
      float[] g,
      int gAt,
      int rows,
      int cols,
      int from,
      float[] mean,
      float[] y) {
    Arrays.fill(y, from, cols, 0);
    for (int r = 0; r < rows; r++) {
      int at = xAt + r * cols;
      int gRow = gAt + r * cols;
      for (int c = from; c < cols; c++) {
        y[c] += g[gRow + c] * (x[at + c] - mean[c]);
      }
    }
  }
}
