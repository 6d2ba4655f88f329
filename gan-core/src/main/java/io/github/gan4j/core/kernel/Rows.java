package io.github.gan4j.core.kernel;

import java.util.Arrays;

/** Loops over the rows of a matrix: pick, add, largest element. */
public final class Rows {

  private Rows() {}

  /** {@code y[i] = x[rows[i]]} for rows of {@code cols} elements. */
  public static void gather(float[] x, int xAt, int[] rows, int cols, float[] y, int yAt) {
    if (cols == 1) {
      for (int i = 0; i < rows.length; i++) {
        y[yAt + i] = x[xAt + rows[i]];
      }
      return;
    }
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(x, xAt + rows[i] * cols, y, yAt + i * cols, cols);
    }
  }

  /** {@code y = 0; y[rows[i]] += x[i]}, in the order of i; y has {@code count} rows. */
  public static void scatterAdd(
      float[] x, int xAt, int[] rows, int cols, float[] y, int yAt, int count) {
    Arrays.fill(y, yAt, yAt + count * cols, 0);
    for (int i = 0; i < rows.length; i++) {
      for (int c = 0; c < cols; c++) {
        y[yAt + rows[i] * cols + c] += x[xAt + i * cols + c];
      }
    }
  }

  /** The flat index of the first largest element of each row. */
  public static int[] argMax(float[] x, int xAt, int rows, int cols) {
    int[] index = new int[rows];
    for (int r = 0; r < rows; r++) {
      int best = r * cols;
      for (int i = best + 1; i < (r + 1) * cols; i++) {
        best = x[xAt + i] > x[xAt + best] ? i : best;
      }
      index[r] = best;
    }
    return index;
  }
}
