package io.github.gan4j.core.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The parts of the transform against double, at one in seven of the 2^24 uniform numbers and at the ends. */
@Tag("no-vector")
class BoxMullerTest {

  private static final int STEP = 7;

  private interface Part {
    float at(int k);
  }

  private static void check(double ulps, Part part, DoubleUnaryOperator exact) {
    for (int k = 0; k < BoxMuller.ONE; k += STEP) {
      check(k, ulps, part, exact);
    }
    check(BoxMuller.ONE - 1, ulps, part, exact);
  }

  private static void check(int k, double ulps, Part part, DoubleUnaryOperator exact) {
    double expected = exact.applyAsDouble(k * 0x1p-24);
    double error = Math.abs(part.at(k) - expected) / Math.ulp((float) expected);
    assertTrue(error <= ulps, () -> k + ": " + part.at(k) + " for " + expected);
  }

  @Test
  void radius() {
    check(1.5, BoxMuller::radius, u -> Math.sqrt(-2 * StrictMath.log1p(-u)));
  }

  /** {@code sin(2 pi u)}, exact also near its zeros, where the rounding of 2 pi u would count. */
  private static double sin(double u) {
    double turns = u - Math.rint(2 * u) / 2;
    double sine = StrictMath.sin(2 * Math.PI * turns);
    return (long) Math.rint(2 * u) % 2 == 0 ? sine : -sine;
  }

  @Test
  void angle() {
    check(2, BoxMuller::cos, u -> sin(u + 0.25));
    check(2, BoxMuller::sin, BoxMullerTest::sin);
  }

  @Test
  void the_axes_are_exact() {
    int quarter = BoxMuller.ONE / 4;
    float[] cos = {1, 0, -1, 0};
    for (int i = 0; i < cos.length; i++) {
      assertEquals(cos[i], BoxMuller.cos(i * quarter) + 0f);
      assertEquals(cos[(i + 3) % cos.length], BoxMuller.sin(i * quarter) + 0f);
    }
    assertEquals(0, BoxMuller.radius(0) + 0f);
  }
}
