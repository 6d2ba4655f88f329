package io.github.gan4j.core.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The transforms of F(2x2,2x2): two outputs of a two-tap filter, on each axis, by three products instead of four. On one
 * axis, data d, filter g, outputs y:
 *
 * <pre>
 * m0 = (d0 - d1) g0     m1 = d1 (g0 + g1)     m2 = (d2 - d1) g1
 * y0 = m0 + m1          y1 = m1 + m2
 * </pre>
 *
 * All coefficients are 0, 1 and -1, so small integers stay exact and rounding is nearly that of the direct sum. A product
 * of the two axes is a <em>point</em>, 3 x 3 of them, numbered by lines. Lanes are channels throughout.
 */
final class Winograd22 {

  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();

  /** Points of a tile. */
  static final int POINTS = 9;

  private Winograd22() {}

  /** Whether a point matters to the first height x width of the 2x2 outputs: the last of an axis only to the second. */
  static boolean needs(int point, int height, int width) {
    return (point / 3 < 2 ? 1 : 2) <= height && (point % 3 < 2 ? 1 : 2) <= width;
  }

  /** Data: 3x3 pixels to 9 points, {@code step} apart; n channels. */
  static void data(
      float[] x, int xAt, int line, int pixel, int n, float[] v, int vAt, int step) {
    for (int i = 0; i < n; i += L) {
      int a = xAt + i;
      int b = a + line;
      int c = b + line;
      FloatVector b0 = FloatVector.fromArray(S, x, b);
      FloatVector b1 = FloatVector.fromArray(S, x, b + pixel);
      FloatVector b2 = FloatVector.fromArray(S, x, b + 2 * pixel);
      FloatVector a0 = FloatVector.fromArray(S, x, a).sub(b0);
      FloatVector a1 = FloatVector.fromArray(S, x, a + pixel).sub(b1);
      FloatVector a2 = FloatVector.fromArray(S, x, a + 2 * pixel).sub(b2);
      FloatVector c0 = FloatVector.fromArray(S, x, c).sub(b0);
      FloatVector c1 = FloatVector.fromArray(S, x, c + pixel).sub(b1);
      FloatVector c2 = FloatVector.fromArray(S, x, c + 2 * pixel).sub(b2);
      int to = vAt + i;
      a0.sub(a1).intoArray(v, to);
      a1.intoArray(v, to + step);
      a2.sub(a1).intoArray(v, to + 2 * step);
      b0.sub(b1).intoArray(v, to + 3 * step);
      b1.intoArray(v, to + 4 * step);
      b2.sub(b1).intoArray(v, to + 5 * step);
      c0.sub(c1).intoArray(v, to + 6 * step);
      c1.intoArray(v, to + 7 * step);
      c2.sub(c1).intoArray(v, to + 8 * step);
    }
  }

  /**
   * Filters: n times 2x2 taps to 9 points, {@code step} apart. The signs multiply the last point of each axis, for data
   * that come negated.
   */
  static void filters(
      float[] g,
      int gAt,
      int tapY,
      int tapX,
      float signY,
      float signX,
      int n,
      float[] u,
      int uAt,
      int step) {
    for (int i = 0; i < n; i += L) {
      int from = gAt + i;
      FloatVector a0 = FloatVector.fromArray(S, g, from);
      FloatVector a1 = FloatVector.fromArray(S, g, from + tapX);
      FloatVector c0 = FloatVector.fromArray(S, g, from + tapY);
      FloatVector c1 = FloatVector.fromArray(S, g, from + tapY + tapX);
      FloatVector b0 = a0.add(c0);
      FloatVector b1 = a1.add(c1);
      c0 = c0.mul(signY);
      c1 = c1.mul(signY);
      int to = uAt + i;
      a0.intoArray(u, to);
      a0.add(a1).intoArray(u, to + step);
      a1.mul(signX).intoArray(u, to + 2 * step);
      b0.intoArray(u, to + 3 * step);
      b0.add(b1).intoArray(u, to + 4 * step);
      b1.mul(signX).intoArray(u, to + 5 * step);
      c0.intoArray(u, to + 6 * step);
      c0.add(c1).intoArray(u, to + 7 * step);
      c1.mul(signX).intoArray(u, to + 8 * step);
    }
  }

  /** Output: 9 points, {@code step} apart, to 2x2 pixels; n channels. */
  static void output(
      float[] m, int mAt, int step, int n, float[] y, int yAt, int line, int pixel) {
    for (int i = 0; i < n; i += L) {
      int from = mAt + i;
      FloatVector b0 = FloatVector.fromArray(S, m, from + 3 * step);
      FloatVector b1 = FloatVector.fromArray(S, m, from + 4 * step);
      FloatVector b2 = FloatVector.fromArray(S, m, from + 5 * step);
      FloatVector a0 = FloatVector.fromArray(S, m, from).add(b0);
      FloatVector a1 = FloatVector.fromArray(S, m, from + step).add(b1);
      FloatVector a2 = FloatVector.fromArray(S, m, from + 2 * step).add(b2);
      FloatVector c0 = FloatVector.fromArray(S, m, from + 6 * step).add(b0);
      FloatVector c1 = FloatVector.fromArray(S, m, from + 7 * step).add(b1);
      FloatVector c2 = FloatVector.fromArray(S, m, from + 8 * step).add(b2);
      int to = yAt + i;
      a0.add(a1).intoArray(y, to);
      a1.add(a2).intoArray(y, to + pixel);
      c0.add(c1).intoArray(y, to + line);
      c1.add(c2).intoArray(y, to + line + pixel);
    }
  }

  /**
   * Data of tiles that overlap: 4x4 pixels to 5x5 values, {@code step} apart; n channels. See {@link #line} for one axis.
   */
  static void overlapping(
      float[] x, int xAt, int line, int pixel, int n, float[] v, int vAt, int step) {
    int next = 5 * step;
    int d1 = xAt + line;
    int d2 = d1 + line;
    lines(x, xAt, line, pixel, n, v, vAt, step);
    line(x, d1, pixel, n, v, vAt + next, step);
    lines(x, d1, line, pixel, n, v, vAt + 2 * next, step);
    line(x, d2, pixel, n, v, vAt + 3 * next, step);
    lines(x, d2 + line, -line, pixel, n, v, vAt + 4 * next, step);
  }

  /**
   * Data of two tiles that overlap by two pixels, on one axis of a window of four: {@code d0 - d1, d1, d1 - d2, d2, d3 -
   * d2}. The tile at pixel 0 has the first three values for its points, the last of them negated; the tile at pixel 1
   * has the last three. These are the values of one line.
   */
  private static void line(float[] x, int xAt, int pixel, int n, float[] v, int vAt, int step) {
    for (int i = 0; i < n; i += L) {
      int from = xAt + i;
      FloatVector d0 = FloatVector.fromArray(S, x, from);
      FloatVector d1 = FloatVector.fromArray(S, x, from + pixel);
      FloatVector d2 = FloatVector.fromArray(S, x, from + 2 * pixel);
      FloatVector d3 = FloatVector.fromArray(S, x, from + 3 * pixel);
      int to = vAt + i;
      d0.sub(d1).intoArray(v, to);
      d1.intoArray(v, to + step);
      d1.sub(d2).intoArray(v, to + 2 * step);
      d2.intoArray(v, to + 3 * step);
      d3.sub(d2).intoArray(v, to + 4 * step);
    }
  }

  /** The same of the difference of two lines, the one at {@code xAt} less the one {@code other} further on. */
  private static void lines(
      float[] x, int xAt, int other, int pixel, int n, float[] v, int vAt, int step) {
    for (int i = 0; i < n; i += L) {
      int a = xAt + i;
      int b = a + other;
      FloatVector d0 = FloatVector.fromArray(S, x, a).sub(FloatVector.fromArray(S, x, b));
      FloatVector d1 =
          FloatVector.fromArray(S, x, a + pixel).sub(FloatVector.fromArray(S, x, b + pixel));
      FloatVector d2 = FloatVector.fromArray(S, x, a + 2 * pixel)
          .sub(FloatVector.fromArray(S, x, b + 2 * pixel));
      FloatVector d3 = FloatVector.fromArray(S, x, a + 3 * pixel)
          .sub(FloatVector.fromArray(S, x, b + 3 * pixel));
      int to = vAt + i;
      d0.sub(d1).intoArray(v, to);
      d1.intoArray(v, to + step);
      d1.sub(d2).intoArray(v, to + 2 * step);
      d2.intoArray(v, to + 3 * step);
      d3.sub(d2).intoArray(v, to + 4 * step);
    }
  }
}
