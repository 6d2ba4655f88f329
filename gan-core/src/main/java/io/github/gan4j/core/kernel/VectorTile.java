package io.github.gan4j.core.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * What the tiles on the Vector API share. Two rules keep them fast. Every accumulator is a local variable of a method
 * with one loop: a vector that crosses a method or a loop nest may be boxed, which costs a factor of 25 and gives no
 * warning. And the method with the accumulators does nothing else: with the update of C inside it, it was too large for
 * the C1 compiler, and JDK 17 then sometimes left it in a slow tier for good.
 */
abstract class VectorTile extends Tile {

  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();

  VectorTile(int mr) {
    super(mr, 2 * L);
  }

  @Override
  void multiply(
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
    if (byColumns) {
      columns(k, a, aAt, b, bAt, room);
    } else {
      rows(k, a, aAt, b, bAt, room);
    }
    if (cols < nr) {
      storePart(room, rows, cols, add, c, starts, startsAt, col);
    } else if (add) {
      addWhole(room, rows, c, starts, startsAt, col);
    } else {
      copyWhole(room, rows, c, starts, startsAt, col);
    }
  }

  /** Writes A B to {@code c}, [mr][nr], the A panel being by rows. */
  abstract void rows(int k, float[] a, int aAt, float[] b, int bAt, float[] c);

  /** Writes A B to {@code c}, [mr][nr], the A panel being by columns. */
  abstract void columns(int k, float[] a, int aAt, float[] b, int bAt, float[] c);

  private static void addWhole(
      float[] tile, int rows, float[] c, int[] starts, int startsAt, int col) {
    for (int r = 0; r < rows; r++) {
      int to = starts[startsAt + r] + col;
      FloatVector.fromArray(S, c, to)
          .add(FloatVector.fromArray(S, tile, r * 2 * L))
          .intoArray(c, to);
      FloatVector.fromArray(S, c, to + L)
          .add(FloatVector.fromArray(S, tile, r * 2 * L + L))
          .intoArray(c, to + L);
    }
  }

  private static void copyWhole(
      float[] tile, int rows, float[] c, int[] starts, int startsAt, int col) {
    for (int r = 0; r < rows; r++) {
      int to = starts[startsAt + r] + col;
      FloatVector.fromArray(S, tile, r * 2 * L).intoArray(c, to);
      FloatVector.fromArray(S, tile, r * 2 * L + L).intoArray(c, to + L);
    }
  }

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
      for (int j = 0; j < cols; j++) {
        c[to + j] = add ? c[to + j] + tile[r * nr + j] : tile[r * nr + j];
      }
    }
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
    for (int i = 0; i < kc; i++) {
      FloatVector u = FloatVector.fromArray(S, b, bAt + i * ld);
      FloatVector v = FloatVector.fromArray(S, b, bAt + i * ld + L);
      u.intoArray(panel, at + i * 2 * L);
      v.intoArray(panel, at + i * 2 * L + L);
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
  final void spread(float[] x, int xAt, int n, float[] panels, int at, int step) {
    int to = at;
    int full = n / nr * nr;
    for (int i = 0; i < full; i += 2 * L) {
      FloatVector.fromArray(S, x, xAt + i).intoArray(panels, to);
      FloatVector.fromArray(S, x, xAt + i + L).intoArray(panels, to + L);
      to += step;
    }
    if (full < n) {
      FloatVector.fromArray(S, x, xAt + full).intoArray(panels, to);
    }
  }
}
