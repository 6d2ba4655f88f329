package io.github.gan4j.core.kernel;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * What the tiles on the Vector API share. Every accumulator is a local variable of a method with one loop: a vector that
 * crosses a method or a loop nest may be boxed, which costs a factor of 25 and gives no warning. For the same reason a method
 * has few vector operations before the end of its loop, which is why sums start from zero and not from C: C2 inlines some fifty
 * of them while it parses, leaves the rest for later, and in some processes those were boxed.
 *
 * <p>Whole tiles, nearly all, go straight to C: with the small k of a convolution or of a Winograd product, a copy would cost
 * a tenth of the product. Parts of a tile, and what is added to C, go through an array of their own.
 */
abstract class VectorTile extends Tile {

  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();

  // Where the rows of a tile of its own lie.
  private final int[] roomStarts;

  VectorTile(int mr, int nr, int cost) {
    super(mr, nr, cost);
    roomStarts = new int[mr];
    Arrays.setAll(roomStarts, r -> r * nr);
  }

  @Override
  final void multiply(
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
      float[] room) {
    if (add || rows < mr || cols < nr) {
      whole(byColumns, k, a, aAt, b, bAt, room, roomStarts, 0, 0);
      storePart(room, rows, cols, add, c, starts, startsAt, col);
    } else {
      whole(byColumns, k, a, aAt, b, bAt, c, starts, startsAt, col);
    }
  }

  private void whole(
      boolean byColumns,
      int k,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      float[] c,
      int[] starts,
      int startsAt,
      int col) {
    if (byColumns) {
      columns(k, a, aAt, b, bAt, c, starts, startsAt, col);
    } else {
      rows(k, a, aAt, b, bAt, c, starts, startsAt, col);
    }
  }

  /**
   * {@code C = A B} for a whole tile, the A panel being by rows. Row r of C starts at {@code c[starts[startsAt + r] + col]}.
   */
  abstract void rows(
      int k,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      float[] c,
      int[] starts,
      int startsAt,
      int col);

  /** {@link #rows} with the A panel by columns. */
  abstract void columns(
      int k,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      float[] c,
      int[] starts,
      int startsAt,
      int col);

  private void storePart(
      float[] tile,
      int rows,
      int cols,
      boolean add,
      float[] c,
      int[] starts,
      int startsAt,
      int col) {
    for (int r = 0; r < rows; r++) {
      int to = starts[startsAt + r] + col;
      int from = r * nr;
      if (add) {
        addRow(tile, from, c, to, cols);
      } else {
        LeftPanels.copy(tile, from, c, to, cols);
      }
    }
  }

  private static void addRow(float[] x, int xAt, float[] y, int yAt, int n) {
    int full = S.loopBound(n);
    VectorElementwise.add(x, xAt, y, yAt, y, yAt, full);
    ScalarElementwise.add(x, xAt + full, y, yAt + full, y, yAt + full, n - full);
  }

  @Override
  final void finish(Epilogue end, int col, int cols, float[] c, int[] starts, int rows) {
    Epilogue here = new Epilogue(end.bias(), end.biasAt() + col, end.slope());
    for (int r = 0; r < rows; r++) {
      VectorElementwise.finish(here, c, starts[r] + col, cols);
    }
  }

  @Override
  final void copyPanel(float[] b, int bAt, int ld, int kc, float[] panel, int at) {
    if (nr == L) {
      copyOne(b, bAt, ld, kc, panel, at);
    } else if (nr == 2 * L) {
      copyTwo(b, bAt, ld, kc, panel, at);
    } else {
      copyFour(b, bAt, ld, kc, panel, at);
    }
  }

  private static void copyOne(float[] b, int bAt, int ld, int kc, float[] panel, int at) {
    for (int i = 0; i < kc; i++) {
      FloatVector.fromArray(S, b, bAt + i * ld).intoArray(panel, at + i * L);
    }
  }

  private static void copyTwo(float[] b, int bAt, int ld, int kc, float[] panel, int at) {
    for (int i = 0; i < kc; i++) {
      FloatVector u = FloatVector.fromArray(S, b, bAt + i * ld);
      FloatVector v = FloatVector.fromArray(S, b, bAt + i * ld + L);
      u.intoArray(panel, at + i * 2 * L);
      v.intoArray(panel, at + i * 2 * L + L);
    }
  }

  private static void copyFour(float[] b, int bAt, int ld, int kc, float[] panel, int at) {
    for (int i = 0; i < kc; i++) {
      FloatVector u = FloatVector.fromArray(S, b, bAt + i * ld);
      FloatVector v = FloatVector.fromArray(S, b, bAt + i * ld + L);
      FloatVector w = FloatVector.fromArray(S, b, bAt + i * ld + 2 * L);
      FloatVector x = FloatVector.fromArray(S, b, bAt + i * ld + 3 * L);
      u.intoArray(panel, at + i * 4 * L);
      v.intoArray(panel, at + i * 4 * L + L);
      w.intoArray(panel, at + i * 4 * L + 2 * L);
      x.intoArray(panel, at + i * 4 * L + 3 * L);
    }
  }

  @Override
  final int copyReach() {
    return (mr + L - 1) / L * L;
  }

  @Override
  final void copyRuns(float[] x, int offset, int[] starts, int count, float[] panel, int at) {
    if (mr <= L) {
      for (int i = 0; i < count; i++) {
        FloatVector.fromArray(S, x, starts[i] + offset).intoArray(panel, at + i * mr);
      }
      return;
    }
    for (int i = 0; i < count; i++) {
      for (int part = 0; part < mr; part += L) {
        FloatVector.fromArray(S, x, starts[i] + offset + part).intoArray(panel, at + i * mr + part);
      }
    }
  }

  @Override
  final void copyRows(float[] x, int xAt, int ld, int rows, int n, float[] panel, int at) {
    for (int i = 0; i < n; i += L) {
      for (int r = 0; r < rows; r++) {
        FloatVector.fromArray(S, x, xAt + i + r * ld).intoArray(panel, at + i + r * LD);
      }
    }
  }

  @Override
  final void spread(float[] x, int xAt, int n, float[] panels, int at, int step) {
    int to = at;
    for (int i = 0; i < n; i += nr) {
      int end = Math.min(n, i + nr);
      for (int j = i; j < end; j += L) {
        FloatVector.fromArray(S, x, xAt + j).intoArray(panels, to + j - i);
      }
      to += step;
    }
  }
}
