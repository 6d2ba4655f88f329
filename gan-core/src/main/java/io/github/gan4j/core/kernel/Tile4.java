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

  Tile4() {
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
    }
    x0.intoArray(c, 0);
    y0.intoArray(c, L);
    x1.intoArray(c, NR);
    y1.intoArray(c, NR + L);
    x2.intoArray(c, 2 * NR);
    y2.intoArray(c, 2 * NR + L);
    x3.intoArray(c, 3 * NR);
    y3.intoArray(c, 3 * NR + L);
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
    }
    x0.intoArray(c, 0);
    y0.intoArray(c, L);
    x1.intoArray(c, NR);
    y1.intoArray(c, NR + L);
    x2.intoArray(c, 2 * NR);
    y2.intoArray(c, 2 * NR + L);
    x3.intoArray(c, 3 * NR);
    y3.intoArray(c, 3 * NR + L);
  }
}
