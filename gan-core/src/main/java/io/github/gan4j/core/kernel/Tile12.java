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
      float[] from,
      int[] fromStarts,
      int fromAt,
      int fromCol,
      float[] c,
      int[] starts,
      int startsAt,
      int col) {
    int f0 = fromStarts[fromAt] + fromCol;
    FloatVector x0 = FloatVector.fromArray(S, from, f0);
    FloatVector y0 = FloatVector.fromArray(S, from, f0 + L);
    int f1 = fromStarts[fromAt + 1] + fromCol;
    FloatVector x1 = FloatVector.fromArray(S, from, f1);
    FloatVector y1 = FloatVector.fromArray(S, from, f1 + L);
    int f2 = fromStarts[fromAt + 2] + fromCol;
    FloatVector x2 = FloatVector.fromArray(S, from, f2);
    FloatVector y2 = FloatVector.fromArray(S, from, f2 + L);
    int f3 = fromStarts[fromAt + 3] + fromCol;
    FloatVector x3 = FloatVector.fromArray(S, from, f3);
    FloatVector y3 = FloatVector.fromArray(S, from, f3 + L);
    int f4 = fromStarts[fromAt + 4] + fromCol;
    FloatVector x4 = FloatVector.fromArray(S, from, f4);
    FloatVector y4 = FloatVector.fromArray(S, from, f4 + L);
    int f5 = fromStarts[fromAt + 5] + fromCol;
    FloatVector x5 = FloatVector.fromArray(S, from, f5);
    FloatVector y5 = FloatVector.fromArray(S, from, f5 + L);
    int f6 = fromStarts[fromAt + 6] + fromCol;
    FloatVector x6 = FloatVector.fromArray(S, from, f6);
    FloatVector y6 = FloatVector.fromArray(S, from, f6 + L);
    int f7 = fromStarts[fromAt + 7] + fromCol;
    FloatVector x7 = FloatVector.fromArray(S, from, f7);
    FloatVector y7 = FloatVector.fromArray(S, from, f7 + L);
    int f8 = fromStarts[fromAt + 8] + fromCol;
    FloatVector x8 = FloatVector.fromArray(S, from, f8);
    FloatVector y8 = FloatVector.fromArray(S, from, f8 + L);
    int f9 = fromStarts[fromAt + 9] + fromCol;
    FloatVector x9 = FloatVector.fromArray(S, from, f9);
    FloatVector y9 = FloatVector.fromArray(S, from, f9 + L);
    int f10 = fromStarts[fromAt + 10] + fromCol;
    FloatVector x10 = FloatVector.fromArray(S, from, f10);
    FloatVector y10 = FloatVector.fromArray(S, from, f10 + L);
    int f11 = fromStarts[fromAt + 11] + fromCol;
    FloatVector x11 = FloatVector.fromArray(S, from, f11);
    FloatVector y11 = FloatVector.fromArray(S, from, f11 + L);
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
      float[] from,
      int[] fromStarts,
      int fromAt,
      int fromCol,
      float[] c,
      int[] starts,
      int startsAt,
      int col) {
    int f0 = fromStarts[fromAt] + fromCol;
    FloatVector x0 = FloatVector.fromArray(S, from, f0);
    FloatVector y0 = FloatVector.fromArray(S, from, f0 + L);
    int f1 = fromStarts[fromAt + 1] + fromCol;
    FloatVector x1 = FloatVector.fromArray(S, from, f1);
    FloatVector y1 = FloatVector.fromArray(S, from, f1 + L);
    int f2 = fromStarts[fromAt + 2] + fromCol;
    FloatVector x2 = FloatVector.fromArray(S, from, f2);
    FloatVector y2 = FloatVector.fromArray(S, from, f2 + L);
    int f3 = fromStarts[fromAt + 3] + fromCol;
    FloatVector x3 = FloatVector.fromArray(S, from, f3);
    FloatVector y3 = FloatVector.fromArray(S, from, f3 + L);
    int f4 = fromStarts[fromAt + 4] + fromCol;
    FloatVector x4 = FloatVector.fromArray(S, from, f4);
    FloatVector y4 = FloatVector.fromArray(S, from, f4 + L);
    int f5 = fromStarts[fromAt + 5] + fromCol;
    FloatVector x5 = FloatVector.fromArray(S, from, f5);
    FloatVector y5 = FloatVector.fromArray(S, from, f5 + L);
    int f6 = fromStarts[fromAt + 6] + fromCol;
    FloatVector x6 = FloatVector.fromArray(S, from, f6);
    FloatVector y6 = FloatVector.fromArray(S, from, f6 + L);
    int f7 = fromStarts[fromAt + 7] + fromCol;
    FloatVector x7 = FloatVector.fromArray(S, from, f7);
    FloatVector y7 = FloatVector.fromArray(S, from, f7 + L);
    int f8 = fromStarts[fromAt + 8] + fromCol;
    FloatVector x8 = FloatVector.fromArray(S, from, f8);
    FloatVector y8 = FloatVector.fromArray(S, from, f8 + L);
    int f9 = fromStarts[fromAt + 9] + fromCol;
    FloatVector x9 = FloatVector.fromArray(S, from, f9);
    FloatVector y9 = FloatVector.fromArray(S, from, f9 + L);
    int f10 = fromStarts[fromAt + 10] + fromCol;
    FloatVector x10 = FloatVector.fromArray(S, from, f10);
    FloatVector y10 = FloatVector.fromArray(S, from, f10 + L);
    int f11 = fromStarts[fromAt + 11] + fromCol;
    FloatVector x11 = FloatVector.fromArray(S, from, f11);
    FloatVector y11 = FloatVector.fromArray(S, from, f11 + L);
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
