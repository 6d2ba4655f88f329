package io.github.gan4j.core.kernel;

/**
 * Sums down the columns of a matrix. At most {@value #BLOCK} floats are added in a row before the sum moves on to a
 * double, so the error does not grow with the count.
 */
final class ScalarReduce {

  /** Rows added in float before the sum goes to double. */
  static final int BLOCK = 16;

  private ScalarReduce() {}

  /** {@code y[c] = sum of x[r, c]} over [rows, cols]. */
  static void columnSums(
      float[] x, int xAt, int rows, int cols, float[] block, double[] y, int yAt) {
    java.util.Arrays.fill(y, yAt, yAt + cols, 0);
    for (int r = 0; r < rows; r += BLOCK) {
      java.util.Arrays.fill(block, 0, cols, 0);
      int end = Math.min(rows, r + BLOCK);
      for (int i = r; i < end; i++) {
        addRow(x, xAt + i * cols, block, cols);
      }
      flush(block, y, yAt, cols);
    }
  }

  /** {@code y[c] = sum of (x[r, c] - mean[c])^2} over [rows, cols]. */
  static void columnSquares(
      float[] x,
      int xAt,
      int rows,
      int cols,
      float[] mean,
      int meanAt,
      float[] block,
      double[] y,
      int yAt) {
    java.util.Arrays.fill(y, yAt, yAt + cols, 0);
    for (int r = 0; r < rows; r += BLOCK) {
      java.util.Arrays.fill(block, 0, cols, 0);
      int end = Math.min(rows, r + BLOCK);
      for (int i = r; i < end; i++) {
        addSquares(x, xAt + i * cols, mean, meanAt, block, cols);
      }
      flush(block, y, yAt, cols);
    }
  }

  /** {@code y[c] = sum of g[r, c] (x[r, c] - mean[c])} over [rows, cols]. */
  static void columnProducts(
      float[] x,
      int xAt,
      float[] g,
      int gAt,
      int rows,
      int cols,
      float[] mean,
      int meanAt,
      float[] block,
      double[] y,
      int yAt) {
    java.util.Arrays.fill(y, yAt, yAt + cols, 0);
    for (int r = 0; r < rows; r += BLOCK) {
      java.util.Arrays.fill(block, 0, cols, 0);
      int end = Math.min(rows, r + BLOCK);
      for (int i = r; i < end; i++) {
        addProducts(x, xAt + i * cols, g, gAt + i * cols, mean, meanAt, block, cols);
      }
      flush(block, y, yAt, cols);
    }
  }

  private static void addRow(float[] x, int at, float[] y, int n) {
    for (int c = 0; c < n; c++) {
      y[c] += x[at + c];
    }
  }

  private static void addSquares(float[] x, int at, float[] mean, int meanAt, float[] y, int n) {
    for (int c = 0; c < n; c++) {
      float d = x[at + c] - mean[meanAt + c];
      y[c] += d * d;
    }
  }

  private static void addProducts(
      float[] x, int at, float[] g, int gAt, float[] mean, int meanAt, float[] y, int n) {
    for (int c = 0; c < n; c++) {
      y[c] += g[gAt + c] * (x[at + c] - mean[meanAt + c]);
    }
  }

  private static void flush(float[] block, double[] y, int yAt, int n) {
    for (int c = 0; c < n; c++) {
      y[yAt + c] += block[c];
    }
  }
}
