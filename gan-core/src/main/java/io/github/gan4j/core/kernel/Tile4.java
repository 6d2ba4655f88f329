package io.github.gan4j.core.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A tile of 4 rows by two vectors, for processors with 16 vector registers: 8 accumulators, as many as two units with a
 * latency of four cycles can use, two vectors of B and four of A. The C2 compiler loads all of A before it multiplies; with
 * 6 rows that is four registers too many, and the accumulators that it keeps in memory halve the speed.
 */
final class Tile4 extends VectorTile {

  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();
  private static final int MR = 4;
  private static final int NR = 2 * L;
  private static final int COST = 1;

  Tile4() {
    super(MR, NR, COST);
  }

  @Override
  void rows(
      int k,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      float[] c,
      int[] starts,
      int startsAt,
      int col) {
    FloatVector zero = FloatVector.zero(S);
    FloatVector x0 = zero;
    FloatVector y0 = zero;
    FloatVector x1 = zero;
    FloatVector y1 = zero;
    FloatVector x2 = zero;
    FloatVector y2 = zero;
    FloatVector x3 = zero;
    FloatVector y3 = zero;
    for (int i = 0; i < k; i++) {
      FloatVector b0 = FloatVector.fromArray(S, b, bAt + i * NR);
      FloatVector b1 = FloatVector.fromArray(S, b, bAt + i * NR + L);
      int p = aAt + i;
      FloatVector a0 = FloatVector.broadcast(S, a[p]);
      x0 = a0.fma(b0, x0);
      y0 = a0.fma(b1, y0);
      FloatVector a1 = FloatVector.broadcast(S, a[p + LD]);
      x1 = a1.fma(b0, x1);
      y1 = a1.fma(b1, y1);
      FloatVector a2 = FloatVector.broadcast(S, a[p + 2 * LD]);
      x2 = a2.fma(b0, x2);
      y2 = a2.fma(b1, y2);
      FloatVector a3 = FloatVector.broadcast(S, a[p + 3 * LD]);
      x3 = a3.fma(b0, x3);
      y3 = a3.fma(b1, y3);
    }
    int c0 = starts[startsAt] + col;
    x0.intoArray(c, c0);
    y0.intoArray(c, c0 + L);
    int c1 = starts[startsAt + 1] + col;
    x1.intoArray(c, c1);
    y1.intoArray(c, c1 + L);
    int c2 = starts[startsAt + 2] + col;
    x2.intoArray(c, c2);
    y2.intoArray(c, c2 + L);
    int c3 = starts[startsAt + 3] + col;
    x3.intoArray(c, c3);
    y3.intoArray(c, c3 + L);
  }

  @Override
  void columns(
      int k,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      float[] c,
      int[] starts,
      int startsAt,
      int col) {
    FloatVector zero = FloatVector.zero(S);
    FloatVector x0 = zero;
    FloatVector y0 = zero;
    FloatVector x1 = zero;
    FloatVector y1 = zero;
    FloatVector x2 = zero;
    FloatVector y2 = zero;
    FloatVector x3 = zero;
    FloatVector y3 = zero;
    for (int i = 0; i < k; i++) {
      FloatVector b0 = FloatVector.fromArray(S, b, bAt + i * NR);
      FloatVector b1 = FloatVector.fromArray(S, b, bAt + i * NR + L);
      int p = aAt + i * MR;
      FloatVector a0 = FloatVector.broadcast(S, a[p]);
      x0 = a0.fma(b0, x0);
      y0 = a0.fma(b1, y0);
      FloatVector a1 = FloatVector.broadcast(S, a[p + 1]);
      x1 = a1.fma(b0, x1);
      y1 = a1.fma(b1, y1);
      FloatVector a2 = FloatVector.broadcast(S, a[p + 2]);
      x2 = a2.fma(b0, x2);
      y2 = a2.fma(b1, y2);
      FloatVector a3 = FloatVector.broadcast(S, a[p + 3]);
      x3 = a3.fma(b0, x3);
      y3 = a3.fma(b1, y3);
    }
    int c0 = starts[startsAt] + col;
    x0.intoArray(c, c0);
    y0.intoArray(c, c0 + L);
    int c1 = starts[startsAt + 1] + col;
    x1.intoArray(c, c1);
    y1.intoArray(c, c1 + L);
    int c2 = starts[startsAt + 2] + col;
    x2.intoArray(c, c2);
    y2.intoArray(c, c2 + L);
    int c3 = starts[startsAt + 3] + col;
    x3.intoArray(c, c3);
    y3.intoArray(c, c3 + L);
  }
}
