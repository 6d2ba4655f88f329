package io.github.gan4j.bench.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatsTest {

  @Test
  void mediansOfOddAndEvenNumbers() {
    assertEquals(3, Stats.median(List.of(9.0, 1.0, 3.0)));
    assertEquals(2.5, Stats.median(List.of(4.0, 1.0, 3.0, 2.0)));
    assertEquals(7, Stats.median(List.of(7.0)));
  }

  @Test
  void nothingHasNoMedian() {
    assertThrows(IllegalArgumentException.class, () -> Stats.median(List.of()));
  }

  @Test
  void differencesAreRelativeAboveOneAndNeverHideNaN() {
    assertEquals(0.1, Stats.difference(new double[] {0.5, 10}, new double[] {0.5, 11}), 1e-12);
    assertEquals(0.5, Stats.difference(new double[] {0.5, 10}, new double[] {1, 10}));
    double[] broken = {Double.NaN, 10};
    assertTrue(Double.isNaN(Stats.difference(new double[] {0.5, 10}, broken)));
  }
}
