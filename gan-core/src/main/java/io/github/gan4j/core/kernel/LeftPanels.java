package io.github.gan4j.core.kernel;

/**
 * Where the A panels of a {@link PackedGemm} come from: one call for several panels, never one per element. They lie {@link
 * Tile#panelSize} apart, so that row r of panels by rows is {@link Tile#LD} r from the first.
 */
abstract class LeftPanels {

  // A call of arraycopy costs as much as copying this many floats.
  private static final int SHORT_ROW = 64;

  /** Whether a panel is [K][mr] rather than [mr][LD]. */
  final boolean byColumns;

  LeftPanels(boolean byColumns) {
    this.byColumns = byColumns;
  }

  /** Writes {@code rows} rows from {@code row} on and {@code kc} columns from {@code k} on to the panels at {@code at}. */
  abstract void pack(int row, int rows, int k, int kc, float[] panels, int at);

  /** The rows of a matrix as it lies in memory, m x k. */
  static LeftPanels rows(float[] a, int aAt, int ld, Tile tile) {
    return new LeftPanels(false) {
      @Override
      void pack(int row, int rows, int k, int kc, float[] panels, int at) {
        int first = aAt + row * ld + k;
        if (kc <= SHORT_ROW && first + (rows - 1) * ld + SHORT_ROW <= a.length) {
          tile.copyRows(a, first, ld, rows, kc, panels, at);
          return;
        }
        for (int r = 0; r < rows; r++) {
          System.arraycopy(a, aAt + (row + r) * ld + k, panels, at + r * Tile.LD, kc);
        }
      }
    };
  }

  /** The columns of a matrix that lies in memory transposed, k x m. */
  static LeftPanels columns(float[] a, int aAt, int ld, Tile tile) {
    return new LeftPanels(true) {
      @Override
      void pack(int row, int rows, int k, int kc, float[] panels, int at) {
        int[] lines = multiples(ld, kc);
        for (int r = 0; r < rows; r += tile.mr) {
          int first = aAt + k * ld + row + r;
          packColumns(
              a, first, Math.min(tile.mr, rows - r), lines, kc, tile, panels, at + r * Tile.LD);
        }
      }
    };
  }

  private static void packColumns(
      float[] a, int first, int rows, int[] lines, int kc, Tile tile, float[] panel, int at) {
    if (first + lines[kc - 1] + tile.copyReach() <= a.length) {
      tile.copyRuns(a, first, lines, kc, panel, at);
      return;
    }
    for (int i = 0; i < kc; i++) {
      copy(a, first + lines[i], panel, at + i * tile.mr, rows);
    }
  }

  private static int[] multiples(int step, int count) {
    int[] multiples = Scratch.ints(Scratch.OFFSETS, count);
    for (int i = 0; i < count; i++) {
      multiples[i] = i * step;
    }
    return multiples;
  }

  /** Copies a short run; a call of arraycopy costs more than a dozen floats. */
  static void copy(float[] x, int xAt, float[] y, int yAt, int n) {
    if (n > 24) {
      System.arraycopy(x, xAt, y, yAt, n);
    } else {
      for (int i = 0; i < n; i++) {
        y[yAt + i] = x[xAt + i];
      }
    }
  }

  /** Clears a short run. */
  static void clear(float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = 0;
    }
  }
}
