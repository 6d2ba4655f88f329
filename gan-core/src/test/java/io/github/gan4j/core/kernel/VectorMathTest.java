package io.github.gan4j.core.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The transcendental functions over the whole range of float, one in every 4099 numbers, and at the special values. */
@Tag("no-vector")
class VectorMathTest {

  private static final int N = 4096;
  private static final List<Float> SPECIAL = List.of(
      0f,
      -0f,
      1f,
      -1f,
      Float.NaN,
      Float.POSITIVE_INFINITY,
      Float.NEGATIVE_INFINITY,
      Float.MAX_VALUE,
      -Float.MAX_VALUE,
      Float.MIN_VALUE,
      -Float.MIN_VALUE,
      Float.MIN_NORMAL,
      88.72284f,
      -103.97208f);

  @ParameterizedTest
  @EnumSource(names = {"EXP", "LOG", "TANH", "SIGMOID", "SOFTPLUS", "ELU", "ELU_SLOPE"})
  void keepsItsBoundEverywhere(UnaryOp op) {
    for (Kernels kernels : Backends.available()) {
      if (kernels instanceof JblasKernels) {
        continue; // the scalar provider's loops
      }
      float[] x = new float[N];
      float[] y = new float[N];
      for (long bits = 0; bits < 1L << 32; bits += 4099L * N) {
        for (int i = 0; i < N; i++) {
          x[i] = Float.intBitsToFloat((int) (bits + 4099L * i));
        }
        kernels.unary(op, 1, 0, x, 0, y, 0, N);
        for (int i = 0; i < N; i++) {
          check(kernels, op, x[i], y[i]);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"EXP", "LOG", "TANH", "SIGMOID", "SOFTPLUS", "ELU", "ELU_SLOPE"})
  void treatsSpecialValuesAsStrictMathDoes(UnaryOp op) {
    for (Kernels kernels : Backends.available()) {
      for (float x : SPECIAL) {
        float[] y = {x};
        kernels.unary(op, 1, 0, y, 0, y, 0, 1);
        check(kernels, op, x, y[0]);
      }
    }
  }

  @Test
  void exactWhereTheResultIsKnown() {
    for (Kernels kernels : Backends.available()) {
      assertEquals(1, value(kernels, UnaryOp.EXP, 0));
      assertEquals(1, value(kernels, UnaryOp.EXP, -0f));
      assertEquals(0, value(kernels, UnaryOp.LOG, 1));
      assertEquals(Float.NEGATIVE_INFINITY, value(kernels, UnaryOp.LOG, 0));
      assertEquals(1, value(kernels, UnaryOp.TANH, Float.POSITIVE_INFINITY));
      assertEquals(-1, value(kernels, UnaryOp.TANH, Float.NEGATIVE_INFINITY));
      assertEquals(0.5f, value(kernels, UnaryOp.SIGMOID, 0));
    }
  }

  /** Never falls from one point of a grid to the next. */
  @ParameterizedTest
  @CsvSource({"EXP, 0, Infinity", "TANH, -1, 1", "SIGMOID, 0, 1", "SOFTPLUS, 0, Infinity"})
  void growsAndStaysInRange(UnaryOp op, float low, float high) {
    float[] x = new float[200_001];
    for (int i = 0; i < x.length; i++) {
      x[i] = (i - 100_000) * 1e-3f;
    }
    for (Kernels kernels : Backends.available()) {
      float[] y = new float[x.length];
      kernels.unary(op, 1, 0, x, 0, y, 0, x.length);
      for (int i = 0; i < x.length; i++) {
        String what = kernels.name() + " " + op + "(" + x[i] + ") = " + y[i];
        float before = i == 0 ? low : y[i - 1];
        assertTrue(before <= y[i] && y[i] <= high, what + " after " + before);
      }
    }
  }

  private static float value(Kernels kernels, UnaryOp op, float x) {
    float[] y = {x};
    kernels.unary(op, 1, 0, y, 0, y, 0, 1);
    return y[0];
  }

  private static void check(Kernels kernels, UnaryOp op, float x, float y) {
    double exact = LoopCases.value(op, 1, 0, x);
    float nearest = (float) exact;
    String what = kernels.name() + " " + op + "(" + x + ") = " + y + ", exactly " + exact;
    if (Float.isNaN(nearest) || Float.isInfinite(nearest)) {
      assertEquals(nearest, y, what);
    } else {
      assertTrue(Math.abs(y - exact) <= LoopCases.ulps(op) * Math.ulp(nearest), what);
    }
  }
}
