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

  // Where a product that adds to nothing starts from, and where the rows of a tile of its own lie.
  private static final float[] ZEROS = new float[NR];
  private static final int[] ZERO_STARTS = new int[MR];
  private static final int[] ROOM_STARTS = {0, NR, 2 * NR, 3 * NR};

  Tile4() {
    super(MR);
  }

  // Whole tiles, nearly all, go straight to C: with the small k of a convolution or of a Winograd
  // product, a copy would cost a tenth of the product.
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
    if (rows < MR || cols < NR) {
      super.multiply(byColumns, k, a, aAt, b, bAt, rows, cols, add, c, starts, startsAt, col, room);
      return;
    }
    float[] from = add ? c : ZEROS;
    int[] fromStarts = add ? starts : ZERO_STARTS;
    int fromAt = add ? startsAt : 0;
    int fromCol = add ? col : 0;
    if (byColumns) {
      columns(k, a, aAt, b, bAt, from, fromStarts, fromAt, fromCol, c, starts, startsAt, col);
    } else {
      rows(k, a, aAt, b, bAt, from, fromStarts, fromAt, fromCol, c, starts, startsAt, col);
    }
  }

  @Override
  void rows(int k, float[] a, int aAt, float[] b, int bAt, float[] c) {
    rows(k, a, aAt, b, bAt, ZEROS, ZERO_STARTS, 0, 0, c, ROOM_STARTS, 0, 0);
  }

  @Override
  void columns(int k, float[] a, int aAt, float[] b, int bAt, float[] c) {
    columns(k, a, aAt, b, bAt, ZEROS, ZERO_STARTS, 0, 0, c, ROOM_STARTS, 0, 0);
  }

  private static void rows(
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

  private static void columns(
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
