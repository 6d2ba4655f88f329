package io.github.gan4j.core.kernel;

import java.util.Arrays;

/**
 * Matrix product in plain Java. The inner loop adds four rows of B, times four numbers of A, to a row of C. Each row is
 * an array of its own and starts at 0: with rows at offsets in one array, the JIT compiler of JDK 17 cannot tell them
 * apart and makes no vectors of the loop, which costs a factor of five. So a block of B is copied to such rows, and a row
 * of C is copied out and back once per block.
 */
final class ScalarGemm {

  // Rows of C in one chunk; they share the copy of B.
  private static final int ROWS = 64;
  private static final int COLS = 256;
  private static final int STEPS = 32;

  private ScalarGemm() {}

  static int chunks(int m) {
    return (m + ROWS - 1) / ROWS;
  }

  /** Adds op(A) B to the rows of C that belong to a chunk, B being k x n as it lies in memory. */
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
    float[][] block = Scratch.rows(STEPS + 1, COLS);
    for (int j = 0; j < n; j += COLS) {
      int cols = Math.min(COLS, n - j);
      for (int p = 0; p < k; p += STEPS) {
        int steps = Math.min(STEPS, k - p);
        copyBlock(b, bAt + p * n + j, n, steps, cols, block);
        for (int i = chunk * ROWS; i < end; i++) {
          float[] row = block[STEPS];
          System.arraycopy(c, cAt + i * n + j, row, 0, cols);
          addBlock(a, aAt + i * rowStep + p * kStep, kStep, steps, block, row, cols);
          System.arraycopy(row, 0, c, cAt + i * n + j, cols);
        }
      }
    }
  }

  // The last rows of four are zero, if the block has no more.
  private static void copyBlock(float[] b, int bAt, int ld, int steps, int cols, float[][] block) {
    for (int p = 0; p < (steps + 3) / 4 * 4; p++) {
      if (p < steps) {
        System.arraycopy(b, bAt + p * ld, block[p], 0, cols);
      } else {
        Arrays.fill(block[p], 0, cols, 0);
      }
    }
  }

  private static void addBlock(
      float[] a, int aAt, int aStep, int steps, float[][] block, float[] c, int n) {
    for (int p = 0; p < steps; p += 4) {
      int at = aAt + p * aStep;
      int left = steps - p;
      addFour(
          a[at],
          left > 1 ? a[at + aStep] : 0,
          left > 2 ? a[at + 2 * aStep] : 0,
          left > 3 ? a[at + 3 * aStep] : 0,
          block[p],
          block[p + 1],
          block[p + 2],
          block[p + 3],
          c,
          n);
    }
  }

  private static void addFour(
      float s0,
      float s1,
      float s2,
      float s3,
      float[] b0,
      float[] b1,
      float[] b2,
      float[] b3,
      float[] c,
      int n) {
    for (int j = 0; j < n; j++) {
      c[j] += (s0 * b0[j] + s1 * b1[j]) + (s2 * b2[j] + s3 * b3[j]);
    }
  }

  static void clear(float[] c, int cAt, int size) {
    Arrays.fill(c, cAt, cAt + size, 0);
  }

  /** Writes x, rows x cols, to y, cols x rows, in blocks that use up the cache lines they touch. */
  static void transpose(int rows, int cols, float[] x, int xAt, float[] y) {
    for (int block = 0; block < rows; block += 16) {
      int end = Math.min(rows, block + 16);
      for (int j = 0; j < cols; j++) {
        for (int i = block; i < end; i++) {
          y[j * rows + i] = x[xAt + i * cols + j];
        }
      }
    }
  }
}
