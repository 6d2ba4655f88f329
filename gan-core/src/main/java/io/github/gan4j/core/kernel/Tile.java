package io.github.gan4j.core.kernel;

/**
 * The innermost loop of every matrix product: a tile of C, {@link #mr} rows by {@link #nr} columns, held in registers
 * while a panel of A and a panel of B stream by. B panels are [K][nr]. A panels come in the two layouts that can be
 * filled by copying contiguous runs: by rows, [mr][{@link #LD}], where A is contiguous along K, and by columns, [K][mr],
 * where it is contiguous along M.
 */
abstract class Tile {

  /** Steps of K in one panel, so that the panel of A and the running part of B stay in the nearest cache. */
  static final int KC = 256;

  /** Distance of two rows in a panel by rows: a constant, for it becomes an address offset; not a power of two, for then
   * all rows would fall on the same cache lines. */
  static final int LD = KC + 16;

  /** Rows of C in one tile. */
  final int mr;

  /** Columns of C in one tile. */
  final int nr;

  Tile(int mr, int nr) {
    this.mr = mr;
    this.nr = nr;
  }

  /** Floats of one panel of A, with room for a whole vector to be stored at its end. */
  final int panelSize() {
    return mr * LD;
  }

  /**
   * {@code C = A B}, or {@code C += A B} if {@code add}, for one tile whose A panel is by rows. Row r of the tile starts
   * at {@code c[rows[rowsAt + r] + col]}.
   */
  abstract void rows(
      int k,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      boolean add,
      float[] c,
      int[] rows,
      int rowsAt,
      int col);

  /** The same for an A panel by columns. */
  abstract void columns(
      int k,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      boolean add,
      float[] c,
      int[] rows,
      int rowsAt,
      int col);
}
