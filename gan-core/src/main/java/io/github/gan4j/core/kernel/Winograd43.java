package io.github.gan4j.core.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The transforms of F(4x4,3x3), four outputs of a three-tap filter on each axis by six products instead of twelve, and of
 * its adjoint F(3x3,4x4) for weight gradients. On one axis the products are values of polynomials at the points 0, a, -a,
 * b, -b and infinity, with a = 5/8 and b = 3/2: these are exact in binary, and of the pairs tried they round least (1.6
 * times the direct sum, where the usual 1 and 2 round 3.5 times as much). Every method is one axis; two axes are two
 * passes. Lanes are channels throughout.
 */
final class Winograd43 {

  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();

  /** Points of one axis, which are also its pixels of data. */
  static final int AXIS = 6;

  private static final float A = 0.625f;
  private static final float B = 1.5f;
  private static final float A2 = A * A;
  private static final float B2 = B * B;
  // Coefficients of (x^2 - a^2) (x^2 - b^2), and what the Lagrange polynomials are divided by.
  private static final float SUM = A2 + B2;
  private static final float PRODUCT = A2 * B2;
  private static final float AT_0 = 1 / PRODUCT;
  private static final float AT_A = 1 / (2 * A2 * (A2 - B2));
  private static final float AT_B = 1 / (2 * B2 * (B2 - A2));

  private Winograd43() {}

  /** Data on both axes: 6x6 pixels to 36 points, {@code step} apart; n channels. Between the passes they are in lines. */
  static void data(
      float[] x,
      int xAt,
      int line,
      int pixel,
      int n,
      float[] lines,
      float[] v,
      int vAt,
      int step) {
    for (int i = 0; i < AXIS; i++) {
      data(x, xAt + i * pixel, line, n, lines, i * n, AXIS * n);
    }
    for (int i = 0; i < AXIS; i++) {
      data(lines, i * AXIS * n, n, n, v, vAt + i * AXIS * step, step);
    }
  }

  /** Data: 6 pixels, {@code xStep} apart, to 6 points; n channels. */
  private static void data(float[] x, int xAt, int xStep, int n, float[] v, int vAt, int vStep) {
    for (int i = 0; i < n; i += L) {
      int from = xAt + i;
      FloatVector d1 = FloatVector.fromArray(S, x, from + xStep);
      FloatVector d2 = FloatVector.fromArray(S, x, from + 2 * xStep);
      FloatVector d3 = FloatVector.fromArray(S, x, from + 3 * xStep);
      FloatVector d4 = FloatVector.fromArray(S, x, from + 4 * xStep);
      int to = vAt + i;
      FloatVector d0 = FloatVector.fromArray(S, x, from);
      d0.mul(PRODUCT).add(d4.sub(d2.mul(SUM))).intoArray(v, to);
      FloatVector even = d4.sub(d2.mul(B2));
      FloatVector odd = d3.sub(d1.mul(B2)).mul(A);
      even.add(odd).intoArray(v, to + vStep);
      even.sub(odd).intoArray(v, to + 2 * vStep);
      even = d4.sub(d2.mul(A2));
      odd = d3.sub(d1.mul(A2)).mul(B);
      even.add(odd).intoArray(v, to + 3 * vStep);
      even.sub(odd).intoArray(v, to + 4 * vStep);
      FloatVector d5 = FloatVector.fromArray(S, x, from + 5 * xStep);
      d1.mul(PRODUCT).add(d5.sub(d3.mul(SUM))).intoArray(v, to + 5 * vStep);
    }
  }

  /** Filter: 3 taps to 6 points; n channels. */
  static void filter3(float[] g, int gAt, int gStep, int n, float[] u, int uAt, int uStep) {
    for (int i = 0; i < n; i += L) {
      int from = gAt + i;
      FloatVector g0 = FloatVector.fromArray(S, g, from);
      FloatVector g1 = FloatVector.fromArray(S, g, from + gStep);
      FloatVector g2 = FloatVector.fromArray(S, g, from + 2 * gStep);
      int to = uAt + i;
      g0.mul(AT_0).intoArray(u, to);
      FloatVector even = g2.mul(A2).add(g0).mul(AT_A);
      FloatVector odd = g1.mul(A * AT_A);
      even.add(odd).intoArray(u, to + uStep);
      even.sub(odd).intoArray(u, to + 2 * uStep);
      even = g2.mul(B2).add(g0).mul(AT_B);
      odd = g1.mul(B * AT_B);
      even.add(odd).intoArray(u, to + 3 * uStep);
      even.sub(odd).intoArray(u, to + 4 * uStep);
      g2.intoArray(u, to + 5 * uStep);
    }
  }

  /** Output: 6 points to 4 pixels; n channels. */
  static void output4(float[] m, int mAt, int mStep, int n, float[] y, int yAt, int yStep) {
    for (int i = 0; i < n; i += L) {
      int from = mAt + i;
      FloatVector m1 = FloatVector.fromArray(S, m, from + mStep);
      FloatVector m2 = FloatVector.fromArray(S, m, from + 2 * mStep);
      FloatVector m3 = FloatVector.fromArray(S, m, from + 3 * mStep);
      FloatVector m4 = FloatVector.fromArray(S, m, from + 4 * mStep);
      FloatVector evenA = m1.add(m2);
      FloatVector oddA = m1.sub(m2).mul(A);
      FloatVector evenB = m3.add(m4);
      FloatVector oddB = m3.sub(m4).mul(B);
      int to = yAt + i;
      FloatVector.fromArray(S, m, from).add(evenA.add(evenB)).intoArray(y, to);
      oddA.add(oddB).intoArray(y, to + yStep);
      evenA.mul(A2).add(evenB.mul(B2)).intoArray(y, to + 2 * yStep);
      FloatVector.fromArray(S, m, from + 5 * mStep)
          .add(oddA.mul(A2).add(oddB.mul(B2)))
          .intoArray(y, to + 3 * yStep);
    }
  }

  /** The filter of a weight gradient: 4 output gradients to 6 points; n channels. */
  static void filter4(float[] g, int gAt, int gStep, int n, float[] u, int uAt, int uStep) {
    for (int i = 0; i < n; i += L) {
      int from = gAt + i;
      FloatVector g0 = FloatVector.fromArray(S, g, from);
      FloatVector g1 = FloatVector.fromArray(S, g, from + gStep);
      FloatVector g2 = FloatVector.fromArray(S, g, from + 2 * gStep);
      FloatVector g3 = FloatVector.fromArray(S, g, from + 3 * gStep);
      int to = uAt + i;
      g0.mul(AT_0).intoArray(u, to);
      FloatVector even = g2.mul(A2).add(g0).mul(AT_A);
      FloatVector odd = g3.mul(A2).add(g1).mul(A * AT_A);
      even.add(odd).intoArray(u, to + uStep);
      even.sub(odd).intoArray(u, to + 2 * uStep);
      even = g2.mul(B2).add(g0).mul(AT_B);
      odd = g3.mul(B2).add(g1).mul(B * AT_B);
      even.add(odd).intoArray(u, to + 3 * uStep);
      even.sub(odd).intoArray(u, to + 4 * uStep);
      g3.intoArray(u, to + 5 * uStep);
    }
  }

  /** The output of a weight gradient: 6 points to 3 taps; n channels. */
  static void output3(float[] m, int mAt, int mStep, int n, float[] y, int yAt, int yStep) {
    for (int i = 0; i < n; i += L) {
      int from = mAt + i;
      FloatVector m1 = FloatVector.fromArray(S, m, from + mStep);
      FloatVector m2 = FloatVector.fromArray(S, m, from + 2 * mStep);
      FloatVector m3 = FloatVector.fromArray(S, m, from + 3 * mStep);
      FloatVector m4 = FloatVector.fromArray(S, m, from + 4 * mStep);
      FloatVector evenA = m1.add(m2);
      FloatVector evenB = m3.add(m4);
      int to = yAt + i;
      FloatVector.fromArray(S, m, from).add(evenA.add(evenB)).intoArray(y, to);
      m1.sub(m2).mul(A).add(m3.sub(m4).mul(B)).intoArray(y, to + yStep);
      FloatVector.fromArray(S, m, from + 5 * mStep)
          .add(evenA.mul(A2).add(evenB.mul(B2)))
          .intoArray(y, to + 2 * yStep);
    }
  }
}
