package io.github.gan4j.core.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A tile of 6 rows by four vectors, for processors with 32 vector registers: 24 accumulators, four vectors of B and six of A.
 * It loads ten times for 24 products where {@link Tile12} loads 14 times, and keeps all of it in registers.
 */
final class Tile6 extends VectorTile {

  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();
  private static final int MR = 6;
  private static final int NR = 4 * L;
  private static final int COST = 5;

  Tile6() {
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
    FloatVector z0 = zero;
    FloatVector w0 = zero;
    FloatVector x1 = zero;
    FloatVector y1 = zero;
    FloatVector z1 = zero;
    FloatVector w1 = zero;
    FloatVector x2 = zero;
    FloatVector y2 = zero;
    FloatVector z2 = zero;
    FloatVector w2 = zero;
    FloatVector x3 = zero;
    FloatVector y3 = zero;
    FloatVector z3 = zero;
    FloatVector w3 = zero;
    FloatVector x4 = zero;
    FloatVector y4 = zero;
    FloatVector z4 = zero;
    FloatVector w4 = zero;
    FloatVector x5 = zero;
    FloatVector y5 = zero;
    FloatVector z5 = zero;
    FloatVector w5 = zero;
    for (int i = 0; i < k; i++) {
      FloatVector b0 = FloatVector.fromArray(S, b, bAt + i * NR);
      FloatVector b1 = FloatVector.fromArray(S, b, bAt + i * NR + L);
      FloatVector b2 = FloatVector.fromArray(S, b, bAt + i * NR + 2 * L);
      FloatVector b3 = FloatVector.fromArray(S, b, bAt + i * NR + 3 * L);
      int p = aAt + i;
      FloatVector a0 = FloatVector.broadcast(S, a[p]);
      x0 = a0.fma(b0, x0);
      y0 = a0.fma(b1, y0);
      z0 = a0.fma(b2, z0);
      w0 = a0.fma(b3, w0);
      FloatVector a1 = FloatVector.broadcast(S, a[p + LD]);
      x1 = a1.fma(b0, x1);
      y1 = a1.fma(b1, y1);
      z1 = a1.fma(b2, z1);
      w1 = a1.fma(b3, w1);
      FloatVector a2 = FloatVector.broadcast(S, a[p + 2 * LD]);
      x2 = a2.fma(b0, x2);
      y2 = a2.fma(b1, y2);
      z2 = a2.fma(b2, z2);
      w2 = a2.fma(b3, w2);
      FloatVector a3 = FloatVector.broadcast(S, a[p + 3 * LD]);
      x3 = a3.fma(b0, x3);
      y3 = a3.fma(b1, y3);
      z3 = a3.fma(b2, z3);
      w3 = a3.fma(b3, w3);
      FloatVector a4 = FloatVector.broadcast(S, a[p + 4 * LD]);
      x4 = a4.fma(b0, x4);
      y4 = a4.fma(b1, y4);
      z4 = a4.fma(b2, z4);
      w4 = a4.fma(b3, w4);
      FloatVector a5 = FloatVector.broadcast(S, a[p + 5 * LD]);
      x5 = a5.fma(b0, x5);
      y5 = a5.fma(b1, y5);
      z5 = a5.fma(b2, z5);
      w5 = a5.fma(b3, w5);
    }
    int c0 = starts[startsAt] + col;
    x0.intoArray(c, c0);
    y0.intoArray(c, c0 + L);
    z0.intoArray(c, c0 + 2 * L);
    w0.intoArray(c, c0 + 3 * L);
    int c1 = starts[startsAt + 1] + col;
    x1.intoArray(c, c1);
    y1.intoArray(c, c1 + L);
    z1.intoArray(c, c1 + 2 * L);
    w1.intoArray(c, c1 + 3 * L);
    int c2 = starts[startsAt + 2] + col;
    x2.intoArray(c, c2);
    y2.intoArray(c, c2 + L);
    z2.intoArray(c, c2 + 2 * L);
    w2.intoArray(c, c2 + 3 * L);
    int c3 = starts[startsAt + 3] + col;
    x3.intoArray(c, c3);
    y3.intoArray(c, c3 + L);
    z3.intoArray(c, c3 + 2 * L);
    w3.intoArray(c, c3 + 3 * L);
    int c4 = starts[startsAt + 4] + col;
    x4.intoArray(c, c4);
    y4.intoArray(c, c4 + L);
    z4.intoArray(c, c4 + 2 * L);
    w4.intoArray(c, c4 + 3 * L);
    int c5 = starts[startsAt + 5] + col;
    x5.intoArray(c, c5);
    y5.intoArray(c, c5 + L);
    z5.intoArray(c, c5 + 2 * L);
    w5.intoArray(c, c5 + 3 * L);
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
    FloatVector z0 = zero;
    FloatVector w0 = zero;
    FloatVector x1 = zero;
    FloatVector y1 = zero;
    FloatVector z1 = zero;
    FloatVector w1 = zero;
    FloatVector x2 = zero;
    FloatVector y2 = zero;
    FloatVector z2 = zero;
    FloatVector w2 = zero;
    FloatVector x3 = zero;
    FloatVector y3 = zero;
    FloatVector z3 = zero;
    FloatVector w3 = zero;
    FloatVector x4 = zero;
    FloatVector y4 = zero;
    FloatVector z4 = zero;
    FloatVector w4 = zero;
    FloatVector x5 = zero;
    FloatVector y5 = zero;
    FloatVector z5 = zero;
    FloatVector w5 = zero;
    for (int i = 0; i < k; i++) {
      FloatVector b0 = FloatVector.fromArray(S, b, bAt + i * NR);
      FloatVector b1 = FloatVector.fromArray(S, b, bAt + i * NR + L);
      FloatVector b2 = FloatVector.fromArray(S, b, bAt + i * NR + 2 * L);
      FloatVector b3 = FloatVector.fromArray(S, b, bAt + i * NR + 3 * L);
      int p = aAt + i * MR;
      FloatVector a0 = FloatVector.broadcast(S, a[p]);
      x0 = a0.fma(b0, x0);
      y0 = a0.fma(b1, y0);
      z0 = a0.fma(b2, z0);
      w0 = a0.fma(b3, w0);
      FloatVector a1 = FloatVector.broadcast(S, a[p + 1]);
      x1 = a1.fma(b0, x1);
      y1 = a1.fma(b1, y1);
      z1 = a1.fma(b2, z1);
      w1 = a1.fma(b3, w1);
      FloatVector a2 = FloatVector.broadcast(S, a[p + 2]);
      x2 = a2.fma(b0, x2);
      y2 = a2.fma(b1, y2);
      z2 = a2.fma(b2, z2);
      w2 = a2.fma(b3, w2);
      FloatVector a3 = FloatVector.broadcast(S, a[p + 3]);
      x3 = a3.fma(b0, x3);
      y3 = a3.fma(b1, y3);
      z3 = a3.fma(b2, z3);
      w3 = a3.fma(b3, w3);
      FloatVector a4 = FloatVector.broadcast(S, a[p + 4]);
      x4 = a4.fma(b0, x4);
      y4 = a4.fma(b1, y4);
      z4 = a4.fma(b2, z4);
      w4 = a4.fma(b3, w4);
      FloatVector a5 = FloatVector.broadcast(S, a[p + 5]);
      x5 = a5.fma(b0, x5);
      y5 = a5.fma(b1, y5);
      z5 = a5.fma(b2, z5);
      w5 = a5.fma(b3, w5);
    }
    int c0 = starts[startsAt] + col;
    x0.intoArray(c, c0);
    y0.intoArray(c, c0 + L);
    z0.intoArray(c, c0 + 2 * L);
    w0.intoArray(c, c0 + 3 * L);
    int c1 = starts[startsAt + 1] + col;
    x1.intoArray(c, c1);
    y1.intoArray(c, c1 + L);
    z1.intoArray(c, c1 + 2 * L);
    w1.intoArray(c, c1 + 3 * L);
    int c2 = starts[startsAt + 2] + col;
    x2.intoArray(c, c2);
    y2.intoArray(c, c2 + L);
    z2.intoArray(c, c2 + 2 * L);
    w2.intoArray(c, c2 + 3 * L);
    int c3 = starts[startsAt + 3] + col;
    x3.intoArray(c, c3);
    y3.intoArray(c, c3 + L);
    z3.intoArray(c, c3 + 2 * L);
    w3.intoArray(c, c3 + 3 * L);
    int c4 = starts[startsAt + 4] + col;
    x4.intoArray(c, c4);
    y4.intoArray(c, c4 + L);
    z4.intoArray(c, c4 + 2 * L);
    w4.intoArray(c, c4 + 3 * L);
    int c5 = starts[startsAt + 5] + col;
    x5.intoArray(c, c5);
    y5.intoArray(c, c5 + L);
    z5.intoArray(c, c5 + 2 * L);
    w5.intoArray(c, c5 + 3 * L);
  }
}
