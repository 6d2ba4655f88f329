package io.github.gan4j.core.param;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.core.tensor.Rng;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class InitializersTest {

  private static final long SEED = 11;
  private static final double STANDARD_ERRORS = 5;
  private static final double UNIFORM_KURTOSIS = 1.8;
  private static final double NORMAL_KURTOSIS = 3;

  private static float[] values(Initializer initializer, int... shape) {
    return initializer.values(shape, Fan.of(shape), Rng.of(SEED)).toArray();
  }

  /** Mean and standard deviation lie within a few standard errors of what they should be. */
  private static void requireMoments(float[] x, double mean, double std, double kurtosis) {
    double m = 0;
    for (float v : x) {
      m += v;
    }
    m /= x.length;
    double s = 0;
    for (float v : x) {
      s += (v - m) * (v - m);
    }
    s = Math.sqrt(s / (x.length - 1));
    String found = "seed " + SEED + ": mean " + m + ", std " + s;
    assertEquals(mean, m, STANDARD_ERRORS * std / Math.sqrt(x.length), found);
    assertEquals(std, s, STANDARD_ERRORS * std * Math.sqrt((kurtosis - 1) / (4 * x.length)), found);
  }

  private static void requireUniform(float[] x, double from, double to) {
    float[] sorted = x.clone();
    Arrays.sort(sorted);
    double width = to - from;
    float low = sorted[0];
    float high = sorted[sorted.length - 1];
    String found = "seed " + SEED + ": from " + low + " to " + high;
    double rounding = 1e-6 * width;
    assertTrue(low >= from - rounding && high <= to + rounding, found);
    // the chance that nothing of n comes this near to an end is exp(-20)
    double near = 20 * width / x.length;
    assertTrue(low < from + near && high > to - near, found);
    requireMoments(x, (from + to) / 2, width / Math.sqrt(12), UNIFORM_KURTOSIS);
  }

  private static void requireNormal(float[] x, double mean, double std) {
    requireMoments(x, mean, std, NORMAL_KURTOSIS);
    double within = 0;
    for (float v : x) {
      within += Math.abs(v - mean) < std ? 1 : 0;
    }
    double share = 0.682689;
    assertEquals(
        share,
        within / x.length,
        STANDARD_ERRORS * Math.sqrt(share * (1 - share) / x.length),
        "seed " + SEED + ": the share within one standard deviation");
  }

  @Test
  void fan_of_linear_convolution_and_transposed_convolution() {
    assertEquals(new Fan(100, 30), Fan.of(100, 30));
    assertEquals(new Fan(4 * 3 * 8, 4 * 3 * 16), Fan.of(4, 3, 8, 16));
    // [kH,kW,out,in]: PyTorch takes out * kH * kW for the inputs of a transposed convolution
    int out = 5;
    int in = 7;
    assertEquals(out * 4 * 4, Fan.of(4, 4, out, in).in());
    assertEquals(new Fan(9, 9), Fan.of(9));
    assertEquals(new Fan(1, 1), Fan.of());
  }

  @Test
  void constants() {
    assertArrayEquals(new float[] {2, 2, 2}, values(Initializers.constant(2), 3));
    assertArrayEquals(new float[] {0, 0}, values(Initializers.zeros(), 2));
    assertArrayEquals(new float[] {1, 1}, values(Initializers.ones(), 1, 2));
  }

  @Test
  void normal_and_uniform() {
    requireNormal(values(Initializers.normal(1, 0.02f), 100, 300), 1, 0.02);
    requireUniform(values(Initializers.uniform(-0.05f, 0.05f), 100, 300), -0.05, 0.05);
    requireUniform(values(Initializers.uniform(2, 5), 100, 300), 2, 5);
  }

  @Test
  void xavier_depends_on_both_fans() {
    double linear = Math.sqrt(6.0 / (100 + 300));
    requireUniform(values(Initializers.xavierUniform(), 100, 300), -linear, linear);
    requireUniform(values(Initializers.tensorflow(), 100, 300), -linear, linear);
    double conv = Math.sqrt(6.0 / (16 * (32 + 48)));
    requireUniform(values(Initializers.xavierUniform(), 4, 4, 32, 48), -conv, conv);
    requireNormal(
        values(Initializers.xavierNormal(), 4, 4, 32, 48), 0, Math.sqrt(2.0 / (16 * (32 + 48))));
  }

  @Test
  void kaiming_depends_on_the_inputs() {
    double linear = Math.sqrt(6.0 / 100);
    requireUniform(values(Initializers.kaimingUniform(), 100, 300), -linear, linear);
    double conv = Math.sqrt(6.0 / (16 * 32));
    requireUniform(values(Initializers.kaimingUniform(), 4, 4, 32, 48), -conv, conv);
    requireNormal(
        values(Initializers.kaimingNormal(), 4, 4, 32, 48), 0, Math.sqrt(2.0 / (16 * 32)));
  }

  @Test
  void pytorch_is_one_over_the_root_of_the_inputs() {
    requireUniform(values(Initializers.pytorch(), 100, 300), -0.1, 0.1);
    double conv = 1 / Math.sqrt(16 * 32);
    requireUniform(values(Initializers.pytorch(), 4, 4, 32, 48), -conv, conv);
    // a bias goes by its weight's inputs, not by its own size
    float[] bias = Initializers.pytorch()
        .values(new int[] {30_000}, Fan.of(4, 4, 32, 48), Rng.of(SEED))
        .toArray();
    requireUniform(bias, -conv, conv);
  }

  @Test
  void orthogonal_columns_of_a_tall_weight_and_rows_of_a_wide_one() {
    requireOrthonormal(values(Initializers.orthogonal(1), 40, 12), 12, 40, 1, 12, 1);
    requireOrthonormal(values(Initializers.orthogonal(1), 12, 40), 12, 40, 40, 1, 1);
    requireOrthonormal(values(Initializers.orthogonal(1), 15, 15), 15, 15, 1, 15, 1);
    requireOrthonormal(values(Initializers.orthogonal(3), 3, 3, 4, 10), 10, 36, 1, 10, 3);
    requireOrthonormal(values(Initializers.orthogonal(3), 2, 2, 3, 40), 12, 40, 40, 1, 3);
  }

  private static void requireOrthonormal(
      float[] q, int vectors, int length, int vectorStep, int elementStep, double gain) {
    for (int a = 0; a < vectors; a++) {
      for (int b = 0; b < vectors; b++) {
        double dot = 0;
        for (int i = 0; i < length; i++) {
          dot += (double) q[a * vectorStep + i * elementStep] * q[b * vectorStep + i * elementStep];
        }
        assertEquals(a == b ? gain * gain : 0, dot, 1e-6 * gain * gain, a + "," + b);
      }
    }
  }

  @Test
  void the_same_seed_gives_the_same_values() {
    for (Initializer initializer : new Initializer[] {
      Initializers.pytorch(), Initializers.kaimingNormal(), Initializers.orthogonal(1)
    }) {
      assertArrayEquals(values(initializer, 6, 4), values(initializer, 6, 4));
    }
  }
}
