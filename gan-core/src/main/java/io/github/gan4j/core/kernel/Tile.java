package io.github.gan4j.core.kernel;

import jdk.incubator.vector.FloatVector;

/**
 * The innermost loop of every matrix product: a tile of C, {@link #mr} rows by {@link #nr} columns, held in registers
 * while a panel of A and a panel of B stream by. B panels are [K][nr]. A panels come in the two layouts that can be
 * filled by copying contiguous runs: by rows, [mr][{@link #LD}], where A is contiguous along K, and by columns, [K][mr],
 * where it is contiguous along M.
 */
abstract class Tile {

  /** Steps of K in one panel: a panel of B is 32 KiB, which is read from the nearest cache or the next. */
  static final int KC = FloatVector.SPECIES_PREFERRED.length() >= 16 ? 256 : 512;

  /**
   * Distance of two rows in a panel by rows: a constant, for it becomes an address offset; not a power of two, for then
   * all rows would fall on the same cache lines.
   */
  static final int LD = KC + 16;

  /**
   * Floats before the first of panels. Behind the 16 bytes of an array's header it makes 64: if objects start at cache lines, as
   * with {@code -XX:ObjectAlignmentInBytes=64}, so do the vectors of a panel, and none is loaded from two lines.
   */
  static final int LEAD = 12;

  /** Rows of C in one tile. */
  final int mr;

  /** Columns of C in one tile. */
  final int nr;

  /** Time that a product takes, relative to those of other tiles. */
  final int cost;

  Tile(int mr, int nr, int cost) {
    this.mr = mr;
    this.nr = nr;
    this.cost = cost;
  }

  /** Floats of one panel of A, with room for a whole vector to be stored at its end. */
  final int panelSize() {
    return mr * LD;
  }

  /**
   * {@code C = A B}, or {@code C += A B}, for the upper left {@code rows} by {@code cols} of a tile. Row r of C starts at
   * {@code c[starts[startsAt + r] + col]}.
   *
   * @param byColumns the layout of the panel of A
   * @param room a whole tile, [mr][nr], to work in
   */
  abstract void multiply(
      boolean byColumns,
      int k,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      int rows,
      int cols,
      boolean add,
      float[] c,
      int[] starts,
      int startsAt,
      int col,
      float[] room);

  /** Applies an epilogue to {@code cols} columns from {@code col} on of rows that start at {@code c[starts[r]]}. */
  abstract void finish(Epilogue end, int col, int cols, float[] c, int[] starts, int rows);

  /** Copies {@code kc} rows of {@link #nr} floats, {@code ld} apart, to a panel of B. */
  abstract void copyPanel(float[] b, int bAt, int ld, int kc, float[] panel, int at);

  /** Floats that {@link #copyRuns} reads from the start of a run: a whole number of vectors. */
  abstract int copyReach();

  /**
   * Copies runs of {@link #mr} floats, which start at {@code x[starts[i] + offset]}, to the rows of a panel by columns. It
   * writes whole vectors: what goes too far is overwritten by the next row, or lies in the room at the end of the panel.
   */
  abstract void copyRuns(float[] x, int offset, int[] starts, int count, float[] panel, int at);

  /**
   * Copies {@code rows} rows of {@code n} floats, {@code ld} apart, to a panel by rows. It copies whole vectors: what goes too
   * far lies in the room behind each row of the panel.
   */
  abstract void copyRows(float[] x, int xAt, int ld, int rows, int n, float[] panel, int at);

  /**
   * Copies a row of {@code n} floats, a whole number of vectors, to the same row of panels by rows of B that are {@code
   * step} apart.
   */
  abstract void spread(float[] x, int xAt, int n, float[] panels, int at, int step);
}
