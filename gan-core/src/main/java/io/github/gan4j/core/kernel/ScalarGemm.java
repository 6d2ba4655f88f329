package io.github.gan4j.core.kernel;

import java.util.Arrays;

/** Matrix product in plain Java: four rows of C and four of B at a time, so that the inner loop vectorises. */
final class ScalarGemm {

  private static final int ROWS = 16;

  private ScalarGemm() {}

  static int chunks(int m) {
    return (m + ROWS - 1) / ROWS;
  }

  /** Rows {@code chunk * 16} to {@code chunk * 16 + 15} of C = op(A) B, B being k x n as it lies in memory. */
  static void rows(
      boolean transA,
      int chunk,
      int m,
      int n,
      int k,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      float[] c,
      int cAt) {
    int rowStep = transA ? 1 : k;
    int kStep = transA ? m : 1;
    int end = Math.min(m, (chunk + 1) * ROWS);
    for (int i = chunk * ROWS; i < end; i++) {
      for (int p = 0; p < k; p++) {
        addScaled(a[aAt + i * rowStep + p * kStep], b, bAt + p * n, c, cAt + i * n, n);
      }
    }
  }

  static void clear(float[] c, int cAt, int size) {
    Arrays.fill(c, cAt, cAt + size, 0);
  }

  static void transpose(int rows, int cols, float[] x, int xAt, float[] y) {
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < cols; j++) {
        y[j * rows + i] = x[xAt + i * cols + j];
      }
    }
  }

  private static void addScaled(float s, float[] x, int xAt, float[] y, int yAt, int n) {
    for (int i = 0; i < n; i++) {
      y[yAt + i] += s * x[xAt + i];
    }
  }
}
