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

  VectorTile(int mr, int nr) {
    super(mr, nr);
  }

  @Override
  final void store(
      float[] tile,
      int rows,
      int cols,
      boolean add,
      float[] c,
      int[] starts,
      int startsAt,
      int col) {
    int end = S.loopBound(cols);
    for (int r = 0; r < rows; r++) {
      int to = starts[startsAt + r] + col;
      if (add) {
        addRow(tile, r * nr, c, to, end);
      } else {
        copyRow(tile, r * nr, c, to, end);
      }
      for (int j = end; j < cols; j++) {
        c[to + j] = add ? c[to + j] + tile[r * nr + j] : tile[r * nr + j];
      }
    }
  }

  private static void addRow(float[] x, int xAt, float[] y, int yAt, int n) {
    for (int i = 0; i < n; i += L) {
      FloatVector.fromArray(S, y, yAt + i)
          .add(FloatVector.fromArray(S, x, xAt + i))
          .intoArray(y, yAt + i);
    }
  }

  private static void copyRow(float[] x, int xAt, float[] y, int yAt, int n) {
    for (int i = 0; i < n; i += L) {
      FloatVector.fromArray(S, x, xAt + i).intoArray(y, yAt + i);
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
