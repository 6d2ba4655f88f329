package io.github.gan4j.core.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A tile of 6 rows by two vectors, for processors with 16 vector registers: 12 accumulators, two vectors of B and one of A. Every
 * accumulator is a local variable of a method with one loop: a vector that crosses a method or a loop nest may be boxed,
 * which costs a factor of 25 and gives no warning.
 */
final class Tile6 extends Tile {

  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();
  private static final int MR = 6;
  private static final int NR = 2 * L;

  Tile6() {
    super(MR, NR);
  }

  @Override
  void rows(
      int k,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      boolean add,
      float[] c,
      int[] rows,
      int rowsAt,
      int col) {
    FloatVector x0 = FloatVector.zero(S);
    FloatVector y0 = FloatVector.zero(S);
    FloatVector x1 = FloatVector.zero(S);
    FloatVector y1 = FloatVector.zero(S);
    FloatVector x2 = FloatVector.zero(S);
    FloatVector y2 = FloatVector.zero(S);
    FloatVector x3 = FloatVector.zero(S);
    FloatVector y3 = FloatVector.zero(S);
    FloatVector x4 = FloatVector.zero(S);
    FloatVector y4 = FloatVector.zero(S);
    FloatVector x5 = FloatVector.zero(S);
    FloatVector y5 = FloatVector.zero(S);
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
    }
    if (add) {
      int c0 = rows[rowsAt + 0] + col;
      FloatVector.fromArray(S, c, c0).add(x0).intoArray(c, c0);
      FloatVector.fromArray(S, c, c0 + L).add(y0).intoArray(c, c0 + L);
      int c1 = rows[rowsAt + 1] + col;
      FloatVector.fromArray(S, c, c1).add(x1).intoArray(c, c1);
      FloatVector.fromArray(S, c, c1 + L).add(y1).intoArray(c, c1 + L);
      int c2 = rows[rowsAt + 2] + col;
      FloatVector.fromArray(S, c, c2).add(x2).intoArray(c, c2);
      FloatVector.fromArray(S, c, c2 + L).add(y2).intoArray(c, c2 + L);
      int c3 = rows[rowsAt + 3] + col;
      FloatVector.fromArray(S, c, c3).add(x3).intoArray(c, c3);
      FloatVector.fromArray(S, c, c3 + L).add(y3).intoArray(c, c3 + L);
      int c4 = rows[rowsAt + 4] + col;
      FloatVector.fromArray(S, c, c4).add(x4).intoArray(c, c4);
      FloatVector.fromArray(S, c, c4 + L).add(y4).intoArray(c, c4 + L);
      int c5 = rows[rowsAt + 5] + col;
      FloatVector.fromArray(S, c, c5).add(x5).intoArray(c, c5);
      FloatVector.fromArray(S, c, c5 + L).add(y5).intoArray(c, c5 + L);
    } else {
      int c0 = rows[rowsAt + 0] + col;
      x0.intoArray(c, c0);
      y0.intoArray(c, c0 + L);
      int c1 = rows[rowsAt + 1] + col;
      x1.intoArray(c, c1);
      y1.intoArray(c, c1 + L);
      int c2 = rows[rowsAt + 2] + col;
      x2.intoArray(c, c2);
      y2.intoArray(c, c2 + L);
      int c3 = rows[rowsAt + 3] + col;
      x3.intoArray(c, c3);
      y3.intoArray(c, c3 + L);
      int c4 = rows[rowsAt + 4] + col;
      x4.intoArray(c, c4);
      y4.intoArray(c, c4 + L);
      int c5 = rows[rowsAt + 5] + col;
      x5.intoArray(c, c5);
      y5.intoArray(c, c5 + L);
    }
  }

  @Override
  void columns(
      int k,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      boolean add,
      float[] c,
      int[] rows,
      int rowsAt,
      int col) {
    FloatVector x0 = FloatVector.zero(S);
    FloatVector y0 = FloatVector.zero(S);
    FloatVector x1 = FloatVector.zero(S);
    FloatVector y1 = FloatVector.zero(S);
    FloatVector x2 = FloatVector.zero(S);
    FloatVector y2 = FloatVector.zero(S);
    FloatVector x3 = FloatVector.zero(S);
    FloatVector y3 = FloatVector.zero(S);
    FloatVector x4 = FloatVector.zero(S);
    FloatVector y4 = FloatVector.zero(S);
    FloatVector x5 = FloatVector.zero(S);
    FloatVector y5 = FloatVector.zero(S);
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
    }
    if (add) {
      int c0 = rows[rowsAt + 0] + col;
      FloatVector.fromArray(S, c, c0).add(x0).intoArray(c, c0);
      FloatVector.fromArray(S, c, c0 + L).add(y0).intoArray(c, c0 + L);
      int c1 = rows[rowsAt + 1] + col;
      FloatVector.fromArray(S, c, c1).add(x1).intoArray(c, c1);
      FloatVector.fromArray(S, c, c1 + L).add(y1).intoArray(c, c1 + L);
      int c2 = rows[rowsAt + 2] + col;
      FloatVector.fromArray(S, c, c2).add(x2).intoArray(c, c2);
      FloatVector.fromArray(S, c, c2 + L).add(y2).intoArray(c, c2 + L);
      int c3 = rows[rowsAt + 3] + col;
      FloatVector.fromArray(S, c, c3).add(x3).intoArray(c, c3);
      FloatVector.fromArray(S, c, c3 + L).add(y3).intoArray(c, c3 + L);
      int c4 = rows[rowsAt + 4] + col;
      FloatVector.fromArray(S, c, c4).add(x4).intoArray(c, c4);
      FloatVector.fromArray(S, c, c4 + L).add(y4).intoArray(c, c4 + L);
      int c5 = rows[rowsAt + 5] + col;
      FloatVector.fromArray(S, c, c5).add(x5).intoArray(c, c5);
      FloatVector.fromArray(S, c, c5 + L).add(y5).intoArray(c, c5 + L);
    } else {
      int c0 = rows[rowsAt + 0] + col;
      x0.intoArray(c, c0);
      y0.intoArray(c, c0 + L);
      int c1 = rows[rowsAt + 1] + col;
      x1.intoArray(c, c1);
      y1.intoArray(c, c1 + L);
      int c2 = rows[rowsAt + 2] + col;
      x2.intoArray(c, c2);
      y2.intoArray(c, c2 + L);
      int c3 = rows[rowsAt + 3] + col;
      x3.intoArray(c, c3);
      y3.intoArray(c, c3 + L);
      int c4 = rows[rowsAt + 4] + col;
      x4.intoArray(c, c4);
      y4.intoArray(c, c4 + L);
      int c5 = rows[rowsAt + 5] + col;
      x5.intoArray(c, c5);
      y5.intoArray(c, c5 + L);
    }
  }
}
