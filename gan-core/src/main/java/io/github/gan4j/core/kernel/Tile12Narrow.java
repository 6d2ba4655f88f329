package io.github.gan4j.core.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A tile of 12 rows by one vector, for results with few columns on processors with 32 vector registers.
 */
final class Tile12Narrow extends VectorTile {

  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();
  private static final int MR = 12;
  private static final int NR = L;
  private static final int COST = 8;

  Tile12Narrow() {
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
    FloatVector x1 = zero;
    FloatVector x2 = zero;
    FloatVector x3 = zero;
    FloatVector x4 = zero;
    FloatVector x5 = zero;
    FloatVector x6 = zero;
    FloatVector x7 = zero;
    FloatVector x8 = zero;
    FloatVector x9 = zero;
    FloatVector x10 = zero;
    FloatVector x11 = zero;
    for (int i = 0; i < k; i++) {
      FloatVector b0 = FloatVector.fromArray(S, b, bAt + i * NR);
      int p = aAt + i;
      FloatVector a0 = FloatVector.broadcast(S, a[p]);
      x0 = a0.fma(b0, x0);
      FloatVector a1 = FloatVector.broadcast(S, a[p + LD]);
      x1 = a1.fma(b0, x1);
      FloatVector a2 = FloatVector.broadcast(S, a[p + 2 * LD]);
      x2 = a2.fma(b0, x2);
      FloatVector a3 = FloatVector.broadcast(S, a[p + 3 * LD]);
      x3 = a3.fma(b0, x3);
      FloatVector a4 = FloatVector.broadcast(S, a[p + 4 * LD]);
      x4 = a4.fma(b0, x4);
      FloatVector a5 = FloatVector.broadcast(S, a[p + 5 * LD]);
      x5 = a5.fma(b0, x5);
      FloatVector a6 = FloatVector.broadcast(S, a[p + 6 * LD]);
      x6 = a6.fma(b0, x6);
      FloatVector a7 = FloatVector.broadcast(S, a[p + 7 * LD]);
      x7 = a7.fma(b0, x7);
      FloatVector a8 = FloatVector.broadcast(S, a[p + 8 * LD]);
      x8 = a8.fma(b0, x8);
      FloatVector a9 = FloatVector.broadcast(S, a[p + 9 * LD]);
      x9 = a9.fma(b0, x9);
      FloatVector a10 = FloatVector.broadcast(S, a[p + 10 * LD]);
      x10 = a10.fma(b0, x10);
      FloatVector a11 = FloatVector.broadcast(S, a[p + 11 * LD]);
      x11 = a11.fma(b0, x11);
    }
    int c0 = starts[startsAt] + col;
    x0.intoArray(c, c0);
    int c1 = starts[startsAt + 1] + col;
    x1.intoArray(c, c1);
    int c2 = starts[startsAt + 2] + col;
    x2.intoArray(c, c2);
    int c3 = starts[startsAt + 3] + col;
    x3.intoArray(c, c3);
    int c4 = starts[startsAt + 4] + col;
    x4.intoArray(c, c4);
    int c5 = starts[startsAt + 5] + col;
    x5.intoArray(c, c5);
    int c6 = starts[startsAt + 6] + col;
    x6.intoArray(c, c6);
    int c7 = starts[startsAt + 7] + col;
    x7.intoArray(c, c7);
    int c8 = starts[startsAt + 8] + col;
    x8.intoArray(c, c8);
    int c9 = starts[startsAt + 9] + col;
    x9.intoArray(c, c9);
    int c10 = starts[startsAt + 10] + col;
    x10.intoArray(c, c10);
    int c11 = starts[startsAt + 11] + col;
    x11.intoArray(c, c11);
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
    FloatVector x1 = zero;
    FloatVector x2 = zero;
    FloatVector x3 = zero;
    FloatVector x4 = zero;
    FloatVector x5 = zero;
    FloatVector x6 = zero;
    FloatVector x7 = zero;
    FloatVector x8 = zero;
    FloatVector x9 = zero;
    FloatVector x10 = zero;
    FloatVector x11 = zero;
    for (int i = 0; i < k; i++) {
      FloatVector b0 = FloatVector.fromArray(S, b, bAt + i * NR);
      int p = aAt + i * MR;
      FloatVector a0 = FloatVector.broadcast(S, a[p]);
      x0 = a0.fma(b0, x0);
      FloatVector a1 = FloatVector.broadcast(S, a[p + 1]);
      x1 = a1.fma(b0, x1);
      FloatVector a2 = FloatVector.broadcast(S, a[p + 2]);
      x2 = a2.fma(b0, x2);
      FloatVector a3 = FloatVector.broadcast(S, a[p + 3]);
      x3 = a3.fma(b0, x3);
      FloatVector a4 = FloatVector.broadcast(S, a[p + 4]);
      x4 = a4.fma(b0, x4);
      FloatVector a5 = FloatVector.broadcast(S, a[p + 5]);
      x5 = a5.fma(b0, x5);
      FloatVector a6 = FloatVector.broadcast(S, a[p + 6]);
      x6 = a6.fma(b0, x6);
      FloatVector a7 = FloatVector.broadcast(S, a[p + 7]);
      x7 = a7.fma(b0, x7);
      FloatVector a8 = FloatVector.broadcast(S, a[p + 8]);
      x8 = a8.fma(b0, x8);
      FloatVector a9 = FloatVector.broadcast(S, a[p + 9]);
      x9 = a9.fma(b0, x9);
      FloatVector a10 = FloatVector.broadcast(S, a[p + 10]);
      x10 = a10.fma(b0, x10);
      FloatVector a11 = FloatVector.broadcast(S, a[p + 11]);
      x11 = a11.fma(b0, x11);
    }
    int c0 = starts[startsAt] + col;
    x0.intoArray(c, c0);
    int c1 = starts[startsAt + 1] + col;
    x1.intoArray(c, c1);
    int c2 = starts[startsAt + 2] + col;
    x2.intoArray(c, c2);
    int c3 = starts[startsAt + 3] + col;
    x3.intoArray(c, c3);
    int c4 = starts[startsAt + 4] + col;
    x4.intoArray(c, c4);
    int c5 = starts[startsAt + 5] + col;
    x5.intoArray(c, c5);
    int c6 = starts[startsAt + 6] + col;
    x6.intoArray(c, c6);
    int c7 = starts[startsAt + 7] + col;
    x7.intoArray(c, c7);
    int c8 = starts[startsAt + 8] + col;
    x8.intoArray(c, c8);
    int c9 = starts[startsAt + 9] + col;
    x9.intoArray(c, c9);
    int c10 = starts[startsAt + 10] + col;
    x10.intoArray(c, c10);
    int c11 = starts[startsAt + 11] + col;
    x11.intoArray(c, c11);
  }
}
