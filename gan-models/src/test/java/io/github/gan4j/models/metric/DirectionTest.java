package io.github.gan4j.models.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectionTest {

  @ParameterizedTest
  @CsvSource({
    "9.8, 10, 0.01, true, false, true",
    "9.95, 10, 0.01, false, false, false",
    "10.2, 10, 0.01, false, true, true",
    "10, 10, 0, false, false, false",
    "-9.8, -10, 0.01, false, true, true",
    "NaN, 10, 0, false, false, false",
    "10, NaN, 0.5, true, true, true",
    "10, Infinity, 0.5, true, false, true",
    "Infinity, Infinity, 0, false, false, false"
  })
  void a_value_is_better_by_more_than_a_share(
      double value, double other, double share, boolean lower, boolean higher, boolean neither) {
    assertEquals(lower, Direction.LOWER.isBetter(value, other, share));
    assertEquals(higher, Direction.HIGHER.isBetter(value, other, share));
    assertEquals(neither, Direction.NEITHER.isBetter(value, other, share));
  }
}
