package io.github.gan4j.core.kernel;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;

/**
 * One call of one kernel, with the result of a float64 loop and the error that is allowed. The result lies at {@link #AT}
 * in an array that holds NaN where the result goes and {@link #GUARD} around it; inputs start at {@link #AT} too.
 *
 * @param method the method of {@link Kernels}
 * @param initial what the result array holds before the call; null for NaN
 * @param expected the exact result
 * @param bound the largest error of each element; 0 asks for the float nearest to the exact result
 */
record KernelCase(
    String method, String name, float[] initial, double[] expected, double[] bound, Call call) {

  static final int AT = 5;
  static final float GUARD = 12345.678f;
  static final int[] SIZES = {1, 4, 6, 8, 13, 16, 25, 207, 1024, 4098};

  /** Writes the result to {@code y} from {@link #AT} on. */
  interface Call {
    void run(Kernels kernels, float[] y);
  }

  /** The elements of one result. */
  interface Element {
    double at(int i);
  }

  static double[] fill(int n, Element element) {
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      y[i] = element.at(i);
    }
    return y;
  }

  /** An input: {@code n} floats from {@link #AT} on. */
  static float[] input(int n, Element element) {
    float[] x = new float[AT + n];
    for (int i = 0; i < n; i++) {
      x[AT + i] = (float) element.at(i);
    }
    return x;
  }

  /** Integers so small that every sum of products is exact in float. */
  static float[] integers(Random random, int n) {
    return input(n, i -> random.nextInt(9) - 4);
  }

  static float[] normal(Random random, int n) {
    return input(n, i -> random.nextGaussian());
  }

  float[] result(Kernels kernels) {
    int n = expected.length;
    float[] y = new float[n + 2 * AT];
    Arrays.fill(y, GUARD);
    Arrays.fill(y, AT, AT + n, Float.NaN);
    if (initial != null) {
      System.arraycopy(initial, 0, y, AT, n);
    }
    call.run(kernels, y);
    return y;
  }

  void check(float[] y) {
    int n = expected.length;
    for (int i = 0; i < AT; i++) {
      assertTrue(y[i] == GUARD, () -> this + " wrote before its result");
      assertTrue(y[AT + n + i] == GUARD, () -> this + " wrote after its result");
    }
    for (int i = 0; i < n; i++) {
      double e = expected[i];
      float actual = y[AT + i];
      boolean exact = bound[i] == 0 || Double.isNaN(e) || Double.isInfinite(e);
      boolean same = actual == (float) e || Float.compare(actual, (float) e) == 0;
      boolean ok = exact ? same : Math.abs(actual - e) <= bound[i];
      int at = i;
      assertTrue(
          ok, () -> this + " [" + at + "]: " + actual + " for " + e + ", bound " + bound[at]);
    }
  }

  @Override
  public String toString() {
    return method + " " + name;
  }
}
