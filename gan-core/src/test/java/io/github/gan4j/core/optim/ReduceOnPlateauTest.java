package io.github.gan4j.core.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ReduceOnPlateauTest {

  /** One observation: what it is, whether the rate falls, and the best and the count after it. */
  private record Row(double value, boolean falls, double best, int bad) {}

  private static Row row(double value, boolean falls, double best, int bad) {
    return new Row(value, falls, best, bad);
  }

  private static void check(ReduceOnPlateau settings, Row... rows) {
    ReduceOnPlateau.State state = new ReduceOnPlateau.State(settings);
    for (int i = 0; i < rows.length; i++) {
      Row r = rows[i];
      String place = "row " + i + ", value " + r.value();
      assertEquals(r.falls() ? settings.factor() : 1, state.observe(r.value()), place);
      assertEquals(r.best(), state.best(), place);
      assertEquals(r.bad(), state.bad(), place);
    }
  }

  // Worked by hand from PyTorch's rule: better is below best * (1 - threshold); when more than
  // `patience` in a row are not better, the rate falls and the count starts again, the best stays.

  @Test
  void patience_and_relative_threshold() {
    check(
        new ReduceOnPlateau(0.5f, 2, 0.125f),
        row(16, false, 16, 0), // anything is better than nothing
        row(14, false, 16, 1), // the bar is 14, and equal is not better
        row(15, false, 16, 2),
        row(14.5, true, 16, 0), // the third in a row
        row(20, false, 16, 1),
        row(13.9, false, 13.9, 0),
        row(12.5, false, 13.9, 1), // the bar is 12.1625
        row(12.1, false, 12.1, 0),
        row(99, false, 12.1, 1),
        row(99, false, 12.1, 2),
        row(99, true, 12.1, 0),
        row(99, false, 12.1, 1));
  }

  @Test
  void below_zero_a_little_worse_counts_as_better() {
    check(
        new ReduceOnPlateau(0.5f, 0, 0.125f),
        row(-16, false, -16, 0),
        row(-15, false, -15, 0), // the bar is -14
        row(-13.2, false, -13.2, 0), // the bar is -13.125
        row(-11, true, -13.2, 0), // the bar is -11.55
        row(-14, false, -14, 0));
  }

  @Test
  void without_patience_every_miss_falls_and_nan_is_a_miss() {
    check(
        new ReduceOnPlateau(0.1f, 0, 0),
        row(1, false, 1, 0),
        row(1, true, 1, 0),
        row(Double.NaN, true, 1, 0),
        row(0.999, false, 0.999, 0),
        row(0, false, 0, 0),
        row(0, true, 0, 0));
  }

  @Test
  void the_usual_threshold_is_pytorchs() {
    check(
        ReduceOnPlateau.of(0.8f, 5),
        row(1, false, 1, 0),
        row(0.99991, false, 1, 1),
        row(0.99989, false, 0.99989, 0));
  }

  @Test
  void a_restored_state_goes_on() {
    ReduceOnPlateau.State state = new ReduceOnPlateau.State(new ReduceOnPlateau(0.5f, 2, 0));
    state.restore(3, 2);
    assertEquals(0.5f, state.observe(4));
    assertEquals(1, state.observe(2.9));
    assertEquals(2.9, state.best());
  }

  @Test
  void settings_are_checked() {
    assertEquals(
        "ReduceOnPlateau: expected 0 < factor < 1, patience >= 0 and threshold >= 0, got 1.0, 2 and 0.1.",
        assertThrows(IllegalArgumentException.class, () -> new ReduceOnPlateau(1, 2, 0.1f))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> new ReduceOnPlateau(0.5f, -1, 0.1f));
    assertThrows(IllegalArgumentException.class, () -> new ReduceOnPlateau(0.5f, 0, Float.NaN));
  }
}
