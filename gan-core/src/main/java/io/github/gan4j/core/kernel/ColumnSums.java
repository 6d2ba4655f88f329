package io.github.gan4j.core.kernel;

import java.util.Arrays;

/**
 * Sums down the columns of [groups, rows, cols], of one or several numbers per element. A few rows are added
 * in float before the sum moves on to a double, so the error does not grow with the count. The sums of the {@link Pieces}
 * are added in order.
 */
abstract class ColumnSums {

  final Pieces pieces;
  private final int kinds;
  private final int blockRows;

  /** {@code kinds} sums per column, of at most {@code blockRows} rows at a time in float. */
  ColumnSums(Pieces pieces, int kinds, int blockRows) {
    this.pieces = pieces;
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
   * column c at {@code i step + c}. The width is {@code pieces.wide}, or {@code pieces.cols}.
   *
   * @param follows whether the block before was the one above this, of the same width
   * @param block scratch memory, as the block before left it
   */
  abstract void block(
      boolean follows, int at, int rows, int width, float[] block, double[] y, int step);

  /** The sums of kind i of column c of a group, at {@code y[i cols + c]}. */
  abstract void result(int group, double[] y);

  final void run() {
    int width = kinds * pieces.cols;
    double[] partial = Scratch.doubles(Scratch.CHUNKS, pieces.count() * width);
    pieces.run((first, end) -> {
      float[] block = Scratch.floats(Scratch.BLOCK, blockKinds() * pieces.wide);
      double[] sums = Scratch.doubles(Scratch.FOLDED, kinds * pieces.wide);
      for (int piece = first; piece < end; piece++) {
        piece(piece, block, sums);
        fold(sums, partial, piece * width);
      }
    });
    double[] total = Scratch.doubles(Scratch.TOTAL, width);
    for (int group = 0; group < pieces.groups; group++) {
      Arrays.fill(total, 0, width, 0);
      for (int part = 0; part < pieces.parts; part++) {
        add(partial, (group * pieces.parts + part) * width, total, width);
      }
      result(group, total);
    }
  }

  private void piece(int piece, float[] block, double[] sums) {
    Arrays.fill(sums, 0, kinds * pieces.wide, 0);
    int group = pieces.group(piece);
    prepare(group);
    int rows = pieces.rows(piece);
    int folded = rows / pieces.fold;
    int at = pieces.at(piece);
    at = blocks(at, folded, pieces.wide, block, sums);
    blocks(at, rows - folded * pieces.fold, pieces.cols, block, sums);
  }

  private int blocks(int at, int rows, int width, float[] block, double[] sums) {
    for (int r = 0; r < rows; r += blockRows) {
      int n = Math.min(blockRows, rows - r);
      block(r > 0, at + r * width, n, width, block, sums, pieces.wide);
    }
    return at + rows * width;
  }

  private void fold(double[] sums, double[] y, int yAt) {
    for (int i = 0; i < kinds; i++) {
      int to = yAt + i * pieces.cols;
      System.arraycopy(sums, i * pieces.wide, y, to, pieces.cols);
      for (int f = 1; f < pieces.fold; f++) {
        int from = i * pieces.wide + f * pieces.cols;
        for (int c = 0; c < pieces.cols; c++) {
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
