package io.github.gan4j.core.kernel;

import java.util.Arrays;

/**
 * Sums down the columns of a matrix, of anything that a {@link Loop} reads from it. At most {@value #BLOCK} floats are
 * added in a row before the sum moves on to a double, so the error does not grow with the count. Rows are cut into chunks
 * of a fixed size, whose sums are added in order.
 */
final class ColumnSums {

  /** Rows added in float before the sum goes to double. */
  static final int BLOCK = 16;

  /** Columns below which rows are put side by side, so that the loop along a row is worth a vector. */
  static final int FEW = 16;

  /** One block: writes the sums of {@code rows} rows of {@code cols} floats each, the first at element {@code at}. */
  interface Loop {
    void sum(int at, int rows, int cols, float[] block);
  }

  private ColumnSums() {}

  /** Rows that are put side by side: a loop sees {@code fold * cols} columns, then the rest with {@code cols}. */
  static int fold(int cols) {
    return cols < FEW ? FEW : 1;
  }

  /** Repeats what belongs to each column for the rows side by side. */
  static float[] repeat(float[] x, int xAt, int cols) {
    int fold = fold(cols);
    float[] y = Scratch.floats(Scratch.REPEATED, fold * cols);
    for (int f = 0; f < fold; f++) {
      System.arraycopy(x, xAt, y, f * cols, cols);
    }
    return y;
  }

  /** {@code y[c] =} the sum of all blocks of a rows x cols matrix. */
  static void run(int rows, int cols, Loop loop, double[] y) {
    int fold = fold(cols);
    int wide = fold * cols;
    int full = rows / fold;
    if (fold == 1) {
      sum(0, rows, cols, loop, y);
      return;
    }
    double[] folded = Scratch.doubles(Scratch.FOLDED, wide);
    sum(full * wide, rows - full * fold, cols, loop, y);
    sum(0, full, wide, loop, folded);
    for (int i = 0; i < wide; i++) {
      y[i % cols] += folded[i];
    }
  }

  private static void sum(int at, int rows, int cols, Loop loop, double[] y) {
    int each = Math.max(1, ScalarKernels.GRAIN / Math.max(1, cols) / BLOCK) * BLOCK;
    int chunks = (rows + each - 1) / each;
    if (chunks <= 1) {
      chunk(at, rows, cols, loop, y, 0);
      return;
    }
    double[] partial = Scratch.doubles(Scratch.CHUNKS, chunks * cols);
    Workers.current().run(chunks, chunk -> {
      int row = chunk * each;
      chunk(at + row * cols, Math.min(each, rows - row), cols, loop, partial, chunk * cols);
    });
    Arrays.fill(y, 0, cols, 0);
    for (int chunk = 0; chunk < chunks; chunk++) {
      add(partial, chunk * cols, y, cols);
    }
  }

  private static void chunk(int at, int rows, int cols, Loop loop, double[] y, int yAt) {
    float[] block = Scratch.floats(Scratch.BLOCK, cols);
    Arrays.fill(y, yAt, yAt + cols, 0);
    for (int r = 0; r < rows; r += BLOCK) {
      loop.sum(at + r * cols, Math.min(BLOCK, rows - r), cols, block);
      add(block, y, yAt, cols);
    }
  }

  private static void add(float[] x, double[] y, int yAt, int n) {
    for (int c = 0; c < n; c++) {
      y[yAt + c] += x[c];
    }
  }

  private static void add(double[] x, int xAt, double[] y, int n) {
    for (int c = 0; c < n; c++) {
      y[c] += x[xAt + c];
    }
  }
}
