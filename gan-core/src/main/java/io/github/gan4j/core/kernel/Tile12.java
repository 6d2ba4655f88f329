package io.github.gan4j.core.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A tile of 12 rows by two vectors, for processors with 32 vector registers: 24 accumulators, two vectors of B and one
 * of A.
 */
final class Tile12 extends VectorTile {

  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();
  private static final int MR = 12;
  private static final int NR = 2 * L;

  Tile12() {
    super(MR);
  }

  @Override
  void rows(int k, float[] a, int aAt, float[] b, int bAt, float[] c) {
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
      FloatVector u = FloatVector.fromArray(S, b, bAt + i * NR);
      FloatVector v = FloatVector.fromArray(S, b, bAt + i * NR + L);
      int p = aAt + i;
      FloatVector s0 = FloatVector.broadcast(S, a[p]);
      x0 = s0.fma(u, x0);
      y0 = s0.fma(v, y0);
      FloatVector s1 = FloatVector.broadcast(S, a[p + LD]);
      x1 = s1.fma(u, x1);
      y1 = s1.fma(v, y1);
      FloatVector s2 = FloatVector.broadcast(S, a[p + 2 * LD]);
      x2 = s2.fma(u, x2);
      y2 = s2.fma(v, y2);
      FloatVector s3 = FloatVector.broadcast(S, a[p + 3 * LD]);
      x3 = s3.fma(u, x3);
      y3 = s3.fma(v, y3);
      FloatVector s4 = FloatVector.broadcast(S, a[p + 4 * LD]);
      x4 = s4.fma(u, x4);
      y4 = s4.fma(v, y4);
      FloatVector s5 = FloatVector.broadcast(S, a[p + 5 * LD]);
      x5 = s5.fma(u, x5);
      y5 = s5.fma(v, y5);
      FloatVector s6 = FloatVector.broadcast(S, a[p + 6 * LD]);
      x6 = s6.fma(u, x6);
      y6 = s6.fma(v, y6);
      FloatVector s7 = FloatVector.broadcast(S, a[p + 7 * LD]);
      x7 = s7.fma(u, x7);
      y7 = s7.fma(v, y7);
      FloatVector s8 = FloatVector.broadcast(S, a[p + 8 * LD]);
      x8 = s8.fma(u, x8);
      y8 = s8.fma(v, y8);
      FloatVector s9 = FloatVector.broadcast(S, a[p + 9 * LD]);
      x9 = s9.fma(u, x9);
      y9 = s9.fma(v, y9);
      FloatVector s10 = FloatVector.broadcast(S, a[p + 10 * LD]);
      x10 = s10.fma(u, x10);
      y10 = s10.fma(v, y10);
      FloatVector s11 = FloatVector.broadcast(S, a[p + 11 * LD]);
      x11 = s11.fma(u, x11);
      y11 = s11.fma(v, y11);
    }
    x0.intoArray(c, 0);
    y0.intoArray(c, L);
    x1.intoArray(c, NR);
    y1.intoArray(c, NR + L);
    x2.intoArray(c, 2 * NR);
    y2.intoArray(c, 2 * NR + L);
    x3.intoArray(c, 3 * NR);
    y3.intoArray(c, 3 * NR + L);
    x4.intoArray(c, 4 * NR);
    y4.intoArray(c, 4 * NR + L);
    x5.intoArray(c, 5 * NR);
    y5.intoArray(c, 5 * NR + L);
    x6.intoArray(c, 6 * NR);
    y6.intoArray(c, 6 * NR + L);
    x7.intoArray(c, 7 * NR);
    y7.intoArray(c, 7 * NR + L);
    x8.intoArray(c, 8 * NR);
    y8.intoArray(c, 8 * NR + L);
    x9.intoArray(c, 9 * NR);
    y9.intoArray(c, 9 * NR + L);
    x10.intoArray(c, 10 * NR);
    y10.intoArray(c, 10 * NR + L);
    x11.intoArray(c, 11 * NR);
    y11.intoArray(c, 11 * NR + L);
  }

  @Override
  void columns(int k, float[] a, int aAt, float[] b, int bAt, float[] c) {
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
      FloatVector u = FloatVector.fromArray(S, b, bAt + i * NR);
      FloatVector v = FloatVector.fromArray(S, b, bAt + i * NR + L);
      int p = aAt + i * MR;
      FloatVector s0 = FloatVector.broadcast(S, a[p]);
      x0 = s0.fma(u, x0);
      y0 = s0.fma(v, y0);
      FloatVector s1 = FloatVector.broadcast(S, a[p + 1]);
      x1 = s1.fma(u, x1);
      y1 = s1.fma(v, y1);
      FloatVector s2 = FloatVector.broadcast(S, a[p + 2]);
      x2 = s2.fma(u, x2);
      y2 = s2.fma(v, y2);
      FloatVector s3 = FloatVector.broadcast(S, a[p + 3]);
      x3 = s3.fma(u, x3);
      y3 = s3.fma(v, y3);
      FloatVector s4 = FloatVector.broadcast(S, a[p + 4]);
      x4 = s4.fma(u, x4);
      y4 = s4.fma(v, y4);
      FloatVector s5 = FloatVector.broadcast(S, a[p + 5]);
      x5 = s5.fma(u, x5);
      y5 = s5.fma(v, y5);
      FloatVector s6 = FloatVector.broadcast(S, a[p + 6]);
      x6 = s6.fma(u, x6);
      y6 = s6.fma(v, y6);
      FloatVector s7 = FloatVector.broadcast(S, a[p + 7]);
      x7 = s7.fma(u, x7);
      y7 = s7.fma(v, y7);
      FloatVector s8 = FloatVector.broadcast(S, a[p + 8]);
      x8 = s8.fma(u, x8);
      y8 = s8.fma(v, y8);
      FloatVector s9 = FloatVector.broadcast(S, a[p + 9]);
      x9 = s9.fma(u, x9);
      y9 = s9.fma(v, y9);
      FloatVector s10 = FloatVector.broadcast(S, a[p + 10]);
      x10 = s10.fma(u, x10);
      y10 = s10.fma(v, y10);
      FloatVector s11 = FloatVector.broadcast(S, a[p + 11]);
      x11 = s11.fma(u, x11);
      y11 = s11.fma(v, y11);
    }
    x0.intoArray(c, 0);
    y0.intoArray(c, L);
    x1.intoArray(c, NR);
    y1.intoArray(c, NR + L);
    x2.intoArray(c, 2 * NR);
    y2.intoArray(c, 2 * NR + L);
    x3.intoArray(c, 3 * NR);
    y3.intoArray(c, 3 * NR + L);
    x4.intoArray(c, 4 * NR);
    y4.intoArray(c, 4 * NR + L);
    x5.intoArray(c, 5 * NR);
    y5.intoArray(c, 5 * NR + L);
    x6.intoArray(c, 6 * NR);
    y6.intoArray(c, 6 * NR + L);
    x7.intoArray(c, 7 * NR);
    y7.intoArray(c, 7 * NR + L);
    x8.intoArray(c, 8 * NR);
    y8.intoArray(c, 8 * NR + L);
    x9.intoArray(c, 9 * NR);
    y9.intoArray(c, 9 * NR + L);
    x10.intoArray(c, 10 * NR);
    y10.intoArray(c, 10 * NR + L);
    x11.intoArray(c, 11 * NR);
    y11.intoArray(c, 11 * NR + L);
  }
}
