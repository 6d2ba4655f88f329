package io.github.gan4j.bench.scaling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PowerLawTest {

  private static final double[] SIZES = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512};
  private static final double TOLERANCE = 1e-9;

  private static double[] values(PowerLaw law, double... x) {
    return Arrays.stream(x).map(law::at).toArray();
  }

  @ParameterizedTest
  @ValueSource(doubles = {2, 16, 64, 256})
  void findsTheBreakAndBothExponents(double breakAt) {
    PowerLaw law = new PowerLaw(breakAt, 7, 0.3, 0.97, 0);
    PowerLaw found = PowerLaw.fit(SIZES, values(law, SIZES));
    assertEquals(breakAt, found.breakAt(), TOLERANCE * breakAt);
    assertEquals(7, found.atBreak(), TOLERANCE);
    assertEquals(0.3, found.below(), TOLERANCE);
    assertEquals(0.97, found.above(), TOLERANCE);
    assertEquals(0, found.deviation(), TOLERANCE);
  }

  @Test
  void sizesNeedNotBePowersOfTwo() {
    double[] x = {28, 32, 64, 128};
    PowerLaw found = PowerLaw.fit(x, values(new PowerLaw(64, 5, -0.5, 2, 0), x));
    assertEquals(64, found.breakAt(), TOLERANCE);
    assertEquals(-0.5, found.below(), TOLERANCE);
    assertEquals(2, found.above(), TOLERANCE);
  }

  @Test
  void withoutABreakBothExponentsAreTheSame() {
    PowerLaw found =
        PowerLaw.fit(SIZES, Arrays.stream(SIZES).map(x -> 3 * x * x).toArray());
    assertEquals(2, found.below(), TOLERANCE);
    assertEquals(2, found.above(), TOLERANCE);
  }

  @Test
  void noiseShowsAsDeviation() {
    double[] y = values(new PowerLaw(16, 7, 0.3, 0.97, 0), SIZES);
    for (int i = 0; i < y.length; i++) {
      y[i] *= i % 2 == 0 ? 1.05 : 1 / 1.05;
    }
    PowerLaw found = PowerLaw.fit(SIZES, y);
    assertTrue(found.deviation() > 0.03 && found.deviation() < 0.05, found.toString());
    assertEquals(0.97, found.above(), 0.05);
  }

  @Test
  void eachPartSpansAFactorOfTwo() {
    assertThrows(
        IllegalArgumentException.class,
        () -> PowerLaw.fit(new double[] {28, 32, 64}, new double[] {1, 2, 3}));
  }
}
