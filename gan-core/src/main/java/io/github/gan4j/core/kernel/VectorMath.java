package io.github.gan4j.core.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The exponential and its relatives by range reduction and polynomials, with errors, against the exact value, of at most
 * 2 ULP for exp, log, softplus and expm1 and 3 ULP for tanh and sigmoid, results below the smallest normal number
 * included. NaN, infinities and signed zeros come out as {@link StrictMath} has them.
 *
 * <p>The methods that take vectors are small enough to be inlined into the loops that call them; a bigger one would box
 * its vectors.
 *
 * <p>Source: S. Moshier, Cephes Math Library 2.2 (1992), expf.c and logf.c, for the polynomials.
 */
final class VectorMath {

  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();

  private static final float LOG2_E = 1.44269504f;
  private static final float LN2_HIGH = 0.693359375f;
  private static final float LN2_LOW = -2.12194440e-4f;
  // Adding 1.5 * 2^23 rounds to an integer, which is then in the low bits.
  private static final float ROUND = 12582912f;
  private static final int ROUND_BITS = 0x4B400000;
  private static final int SIGN_BIT = 0x80000000;

  private VectorMath() {}

  /** exp(r) - 1 - r over r squared, for |r| up to half of ln 2. */
  private static FloatVector expTail(FloatVector r) {
    return r.mul(1.9875691500e-4f)
        .add(1.3981999507e-3f)
        .fma(r, FloatVector.broadcast(S, 8.3334519073e-3f))
        .fma(r, FloatVector.broadcast(S, 4.1665795894e-2f))
        .fma(r, FloatVector.broadcast(S, 1.6666665459e-1f))
        .fma(r, FloatVector.broadcast(S, 5.0000001201e-1f));
  }

  /** 2 to the power n, for n from -126 to 127. */
  private static FloatVector power(IntVector n) {
    return n.add(127).lanewise(VectorOperators.LSHL, 23).viewAsFloatingLanes();
  }

  private static FloatVector reduce(FloatVector x, FloatVector n) {
    FloatVector r = n.fma(FloatVector.broadcast(S, -LN2_HIGH), x);
    return n.fma(FloatVector.broadcast(S, -LN2_LOW), r);
  }

  /** exp(x). Two factors of about 2^(n/2) each, for one alone would overflow or lose a subnormal result. */
  private static FloatVector exp(FloatVector x) {
    FloatVector low = FloatVector.broadcast(S, -105f);
    FloatVector high = FloatVector.broadcast(S, 89f);
    FloatVector v = x.blend(low, x.compare(VectorOperators.LT, low));
    v = v.blend(high, v.compare(VectorOperators.GT, high));
    FloatVector t = v.fma(FloatVector.broadcast(S, LOG2_E), FloatVector.broadcast(S, ROUND));
    IntVector n = t.viewAsIntegralLanes().sub(ROUND_BITS);
    FloatVector r = reduce(v, t.sub(ROUND));
    FloatVector p = expTail(r).fma(r.mul(r), r).add(1f);
    IntVector half = n.lanewise(VectorOperators.ASHR, 1);
    return p.mul(power(half)).mul(power(n.sub(half)));
  }

  /** exp(x) - 1 for x up to 0. */
  private static FloatVector expm1(FloatVector x) {
    FloatVector low = FloatVector.broadcast(S, -30f);
    FloatVector v = x.blend(low, x.compare(VectorOperators.LT, low));
    FloatVector t = v.fma(FloatVector.broadcast(S, LOG2_E), FloatVector.broadcast(S, ROUND));
    IntVector n = t.viewAsIntegralLanes().sub(ROUND_BITS);
    FloatVector r = reduce(v, t.sub(ROUND));
    FloatVector p = expTail(r).fma(r.mul(r), r);
    FloatVector scale = power(n);
    return p.fma(scale, scale.sub(1f));
  }

  /** log(1 + f) for f from sqrt(1/2) - 1 to sqrt(2) - 1. */
  private static FloatVector log1p(FloatVector f) {
    FloatVector p = f.mul(7.0376836292e-2f)
        .add(-1.1514610310e-1f)
        .fma(f, FloatVector.broadcast(S, 1.1676998740e-1f))
        .fma(f, FloatVector.broadcast(S, -1.2420140846e-1f))
        .fma(f, FloatVector.broadcast(S, 1.4249322787e-1f))
        .fma(f, FloatVector.broadcast(S, -1.6668057665e-1f))
        .fma(f, FloatVector.broadcast(S, 2.0000714765e-1f))
        .fma(f, FloatVector.broadcast(S, -2.4999993993e-1f))
        .fma(f, FloatVector.broadcast(S, 3.3333331174e-1f));
    FloatVector square = f.mul(f);
    return p.mul(f).sub(0.5f).fma(square, f);
  }

  static void exp(float[] x, int xAt, float[] y, int yAt, int n) {
    for (int i = 0; i < n; i += L) {
      exp(FloatVector.fromArray(S, x, xAt + i)).intoArray(y, yAt + i);
    }
  }

  static void log(float[] x, int xAt, float[] y, int yAt, int n) {
    FloatVector smallest = FloatVector.broadcast(S, Float.MIN_NORMAL);
    FloatVector zero = FloatVector.zero(S);
    for (int i = 0; i < n; i += L) {
      FloatVector v = FloatVector.fromArray(S, x, xAt + i);
      // A subnormal number is scaled by 2^24, which is taken off its exponent.
      FloatVector normal = v.blend(v.mul(0x1p24f), v.compare(VectorOperators.LT, smallest));
      FloatVector extra =
          zero.blend(FloatVector.broadcast(S, 24f), v.compare(VectorOperators.LT, smallest));
      IntVector bits = normal.viewAsIntegralLanes();
      // The exponent of m 2^e with m from sqrt(1/2) to sqrt(2).
      IntVector e = bits.sub(0x3F3504F3).lanewise(VectorOperators.ASHR, 23);
      FloatVector m =
          bits.sub(e.lanewise(VectorOperators.LSHL, 23)).viewAsFloatingLanes().sub(1f);
      FloatVector k = ((FloatVector) e.convert(VectorOperators.I2F, 0)).sub(extra);
      FloatVector result = k.fma(
          FloatVector.broadcast(S, LN2_HIGH), k.fma(FloatVector.broadcast(S, LN2_LOW), log1p(m)));
      result = result.blend(v, v.compare(VectorOperators.EQ, Float.POSITIVE_INFINITY));
      result = result.blend(Float.NEGATIVE_INFINITY, v.compare(VectorOperators.EQ, 0f));
      result = result.blend(Float.NaN, v.compare(VectorOperators.LT, 0f));
      result = result.blend(v, v.compare(VectorOperators.NE, v));
      result.intoArray(y, yAt + i);
    }
  }

  /** With e = exp(-2|x|) - 1, tanh |x| is -e / (2 + e); this keeps the digits of a small x. */
  static void tanh(float[] x, int xAt, float[] y, int yAt, int n) {
    for (int i = 0; i < n; i += L) {
      FloatVector v = FloatVector.fromArray(S, x, xAt + i);
      IntVector sign = v.viewAsIntegralLanes().and(SIGN_BIT);
      FloatVector e = expm1(v.abs().mul(-2f));
      FloatVector t = e.neg().div(e.add(2f));
      t.abs().viewAsIntegralLanes().or(sign).viewAsFloatingLanes().intoArray(y, yAt + i);
    }
  }

  static void sigmoid(float[] x, int xAt, float[] y, int yAt, int n) {
    FloatVector one = FloatVector.broadcast(S, 1f);
    for (int i = 0; i < n; i += L) {
      FloatVector v = FloatVector.fromArray(S, x, xAt + i);
      FloatVector e = exp(v.abs().neg());
      FloatVector top = e.blend(one, v.compare(VectorOperators.GE, 0f));
      top.div(e.add(1f)).intoArray(y, yAt + i);
    }
  }

  /** {@code max(x, 0) + log(1 + e)} with e = exp(-|x|); beyond sqrt(2) - 1, log(1 + e) is ln 2 + log((1 + e) / 2). */
  static void softplus(float[] x, int xAt, float[] y, int yAt, int n) {
    FloatVector zero = FloatVector.zero(S);
    for (int i = 0; i < n; i += L) {
      FloatVector v = FloatVector.fromArray(S, x, xAt + i);
      FloatVector e = exp(v.abs().neg());
      FloatVector half = e.sub(1f).mul(0.5f);
      FloatVector log = log1p(e.blend(half, e.compare(VectorOperators.GT, 0.41421356f)));
      log = log.blend(log.add(0.69314718f), e.compare(VectorOperators.GT, 0.41421356f));
      v.blend(zero, v.compare(VectorOperators.LT, 0f)).add(log).intoArray(y, yAt + i);
    }
  }

  static void elu(float p, float[] x, int xAt, float[] y, int yAt, int n) {
    FloatVector zero = FloatVector.zero(S);
    for (int i = 0; i < n; i += L) {
      FloatVector v = FloatVector.fromArray(S, x, xAt + i);
      FloatVector e = expm1(v.blend(zero, v.compare(VectorOperators.GT, 0f))).mul(p);
      e.blend(v, v.compare(VectorOperators.GT, 0f)).intoArray(y, yAt + i);
    }
  }

  static void eluSlope(float p, float[] x, int xAt, float[] y, int yAt, int n) {
    FloatVector one = FloatVector.broadcast(S, 1f);
    for (int i = 0; i < n; i += L) {
      FloatVector v = FloatVector.fromArray(S, x, xAt + i);
      exp(v).mul(p).blend(one, v.compare(VectorOperators.GT, 0f)).intoArray(y, yAt + i);
    }
  }
}
