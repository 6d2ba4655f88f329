package io.github.gan4j.core.kernel;

import java.util.Arrays;

/**
 * Sums down the columns of [groups, rows, cols], of one or several numbers per element. A few rows are added
 * in float before the sum moves on to a double, so the error does not grow with the count. The sums of the {@link Pieces}
 * are added in order.
 */
abstract class ColumnSums extends Pieces implements Pieces.Task {

  private static final double[] NONE = {};

  private final int kinds;
  private final int blockRows;
  // the sums of each piece
  private double[] partials = NONE;

  /** {@code kinds} sums per column, of at most {@code blockRows} rows at a time in float. */
  ColumnSums(int groups, int rows, int cols, int kinds, int blockRows) {
    super(groups, rows, cols);
    this.kinds = kinds;
    this.blockRows = blockRows;
  }

  /** Floats of scratch memory that a block needs per column. */
  int blockKinds() {
    return kinds;
  }

  /** Called before the blocks of a piece, on the thread that does them. */
  void prepare(int group) {}

  /**
   * Adds the sums of {@code rows} rows of {@code width} floats, the first at element {@code at}, to {@code y}: kind i of
   * column c at {@code i step + c}. The width is {@code wide} or {@code cols}.
   */
  abstract void block(int at, int rows, int width, float[] block, double[] y, int step);

  /** The sums of kind i of column c of a group, at {@code y[i cols + c]}. */
  abstract void result(int group, double[] y);

  final void run() {
    int width = kinds * cols;
    double[] partial = Scratch.doubles(Scratch.CHUNKS, count() * width);
    partials = partial;
    run(this);
    double[] total = Scratch.doubles(Scratch.TOTAL, width);
    for (int group = 0; group < groups; group++) {
      Arrays.fill(total, 0, width, 0);
      for (int part = 0; part < parts; part++) {
        add(partial, (group * parts + part) * width, total, width);
      }
      result(group, total);
    }
  }

  @Override
  public final void run(int first, int end) {
    float[] block = Scratch.floats(Scratch.BLOCK, blockKinds() * wide);
    double[] sums = Scratch.doubles(Scratch.FOLDED, kinds * wide);
    for (int piece = first; piece < end; piece++) {
      piece(piece, block, sums);
      unfold(sums, partials, piece * kinds * cols);
    }
  }

  private void piece(int piece, float[] block, double[] sums) {
    Arrays.fill(sums, 0, kinds * wide, 0);
    int group = group(piece);
    prepare(group);
    int n = rows(piece);
    int folded = n / fold;
    int at = at(piece);
    at = blocks(at, folded, wide, block, sums);
    blocks(at, n - folded * fold, cols, block, sums);
  }

  private int blocks(int at, int count, int width, float[] block, double[] sums) {
    for (int r = 0; r < count; r += blockRows) {
      int n = Math.min(blockRows, count - r);
      block(at + r * width, n, width, block, sums, wide);
    }
    return at + count * width;
  }

  private void unfold(double[] sums, double[] y, int yAt) {
    for (int i = 0; i < kinds; i++) {
      int to = yAt + i * cols;
      System.arraycopy(sums, i * wide, y, to, cols);
      for (int f = 1; f < fold; f++) {
        int from = i * wide + f * cols;
        for (int c = 0; c < cols; c++) {
          y[to + c] += sums[from + c];
        }
      }
    }
  }

  private static void add(double[] x, int xAt, double[] y, int n) {
    for (int c = 0; c < n; c++) {
      y[c] += x[xAt + c];
    }
  }
}
