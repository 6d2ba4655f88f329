package io.github.gan4j.core.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A tile of 12 rows by two vectors, for processors with 32 vector registers: 24 accumulators.
 */
final class Tile12 extends VectorTile {

  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();
  private static final int MR = 12;
  private static final int NR = 2 * L;
  private static final int COST = 6;

  Tile12() {
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
    FloatVector x4 = zero;
    FloatVector y4 = zero;
    FloatVector x5 = zero;
    FloatVector y5 = zero;
    FloatVector x6 = zero;
    FloatVector y6 = zero;
    FloatVector x7 = zero;
    FloatVector y7 = zero;
    FloatVector x8 = zero;
    FloatVector y8 = zero;
    FloatVector x9 = zero;
    FloatVector y9 = zero;
    FloatVector x10 = zero;
    FloatVector y10 = zero;
    FloatVector x11 = zero;
    FloatVector y11 = zero;
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
      FloatVector a4 = FloatVector.broadcast(S, a[p + 4 * LD]);
      x4 = a4.fma(b0, x4);
      y4 = a4.fma(b1, y4);
      FloatVector a5 = FloatVector.broadcast(S, a[p + 5 * LD]);
      x5 = a5.fma(b0, x5);
      y5 = a5.fma(b1, y5);
      FloatVector a6 = FloatVector.broadcast(S, a[p + 6 * LD]);
      x6 = a6.fma(b0, x6);
      y6 = a6.fma(b1, y6);
      FloatVector a7 = FloatVector.broadcast(S, a[p + 7 * LD]);
      x7 = a7.fma(b0, x7);
      y7 = a7.fma(b1, y7);
      FloatVector a8 = FloatVector.broadcast(S, a[p + 8 * LD]);
      x8 = a8.fma(b0, x8);
      y8 = a8.fma(b1, y8);
      FloatVector a9 = FloatVector.broadcast(S, a[p + 9 * LD]);
      x9 = a9.fma(b0, x9);
      y9 = a9.fma(b1, y9);
      FloatVector a10 = FloatVector.broadcast(S, a[p + 10 * LD]);
      x10 = a10.fma(b0, x10);
      y10 = a10.fma(b1, y10);
      FloatVector a11 = FloatVector.broadcast(S, a[p + 11 * LD]);
      x11 = a11.fma(b0, x11);
      y11 = a11.fma(b1, y11);
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
    int c4 = starts[startsAt + 4] + col;
    x4.intoArray(c, c4);
    y4.intoArray(c, c4 + L);
    int c5 = starts[startsAt + 5] + col;
    x5.intoArray(c, c5);
    y5.intoArray(c, c5 + L);
    int c6 = starts[startsAt + 6] + col;
    x6.intoArray(c, c6);
    y6.intoArray(c, c6 + L);
    int c7 = starts[startsAt + 7] + col;
    x7.intoArray(c, c7);
    y7.intoArray(c, c7 + L);
    int c8 = starts[startsAt + 8] + col;
    x8.intoArray(c, c8);
    y8.intoArray(c, c8 + L);
    int c9 = starts[startsAt + 9] + col;
    x9.intoArray(c, c9);
    y9.intoArray(c, c9 + L);
    int c10 = starts[startsAt + 10] + col;
    x10.intoArray(c, c10);
    y10.intoArray(c, c10 + L);
    int c11 = starts[startsAt + 11] + col;
    x11.intoArray(c, c11);
    y11.intoArray(c, c11 + L);
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
    FloatVector x4 = zero;
    FloatVector y4 = zero;
    FloatVector x5 = zero;
    FloatVector y5 = zero;
    FloatVector x6 = zero;
    FloatVector y6 = zero;
    FloatVector x7 = zero;
    FloatVector y7 = zero;
    FloatVector x8 = zero;
    FloatVector y8 = zero;
    FloatVector x9 = zero;
    FloatVector y9 = zero;
    FloatVector x10 = zero;
    FloatVector y10 = zero;
    FloatVector x11 = zero;
    FloatVector y11 = zero;
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
      FloatVector a4 = FloatVector.broadcast(S, a[p + 4]);
      x4 = a4.fma(b0, x4);
      y4 = a4.fma(b1, y4);
      FloatVector a5 = FloatVector.broadcast(S, a[p + 5]);
      x5 = a5.fma(b0, x5);
      y5 = a5.fma(b1, y5);
      FloatVector a6 = FloatVector.broadcast(S, a[p + 6]);
      x6 = a6.fma(b0, x6);
      y6 = a6.fma(b1, y6);
      FloatVector a7 = FloatVector.broadcast(S, a[p + 7]);
      x7 = a7.fma(b0, x7);
      y7 = a7.fma(b1, y7);
      FloatVector a8 = FloatVector.broadcast(S, a[p + 8]);
      x8 = a8.fma(b0, x8);
      y8 = a8.fma(b1, y8);
      FloatVector a9 = FloatVector.broadcast(S, a[p + 9]);
      x9 = a9.fma(b0, x9);
      y9 = a9.fma(b1, y9);
      FloatVector a10 = FloatVector.broadcast(S, a[p + 10]);
      x10 = a10.fma(b0, x10);
      y10 = a10.fma(b1, y10);
      FloatVector a11 = FloatVector.broadcast(S, a[p + 11]);
      x11 = a11.fma(b0, x11);
      y11 = a11.fma(b1, y11);
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
    int c4 = starts[startsAt + 4] + col;
    x4.intoArray(c, c4);
    y4.intoArray(c, c4 + L);
    int c5 = starts[startsAt + 5] + col;
    x5.intoArray(c, c5);
    y5.intoArray(c, c5 + L);
    int c6 = starts[startsAt + 6] + col;
    x6.intoArray(c, c6);
    y6.intoArray(c, c6 + L);
    int c7 = starts[startsAt + 7] + col;
    x7.intoArray(c, c7);
    y7.intoArray(c, c7 + L);
    int c8 = starts[startsAt + 8] + col;
    x8.intoArray(c, c8);
    y8.intoArray(c, c8 + L);
    int c9 = starts[startsAt + 9] + col;
    x9.intoArray(c, c9);
    y9.intoArray(c, c9 + L);
    int c10 = starts[startsAt + 10] + col;
    x10.intoArray(c, c10);
    y10.intoArray(c, c10 + L);
    int c11 = starts[startsAt + 11] + col;
    x11.intoArray(c, c11);
    y11.intoArray(c, c11 + L);
  }
}
