package io.github.gan4j.core.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ScheduleTest {

  @Test
  void constant() {
    assertEquals(0.1f, Schedule.constant(0.1f).at(0));
    assertEquals(0.1f, Schedule.constant(0.1f).at(Long.MAX_VALUE));
    assertEquals(
        "Schedule: the value must be finite, got NaN.",
        assertThrows(IllegalArgumentException.class, () -> Schedule.constant(Float.NaN))
            .getMessage());
  }

  @Test
  void exponential_decay_with_a_floor() {
    Schedule s = Schedule.exponential(0.1f, 1.000004, 1e-6f);
    assertEquals(0.1f, s.at(0));
    assertEquals(0.1 / 1.000004, s.at(1), 1e-9);
    // 250 epochs of 500 steps take off exp(-0.5), nearly
    assertEquals(0.1 * Math.exp(-0.5), s.at(125_000), 1e-6);
    assertEquals(0.1 * Math.exp(-1_000_000 * Math.log1p(4e-6)), s.at(1_000_000), 1e-8);
    assertEquals(1e-6f, s.at(5_000_000));
    assertEquals(1e-6f, s.at(Long.MAX_VALUE));
    assertEquals(
        "Schedule: the factor must be positive, got 0.0.",
        assertThrows(IllegalArgumentException.class, () -> Schedule.exponential(0.1f, 0, 0))
            .getMessage());
  }

  @Test
  void linear_between_two_steps() {
    Schedule s = Schedule.linear(0.5f, 0.7f, 500, 125_000);
    assertEquals(0.5f, s.at(0));
    assertEquals(0.5f, s.at(500));
    assertEquals(0.6, s.at((500 + 125_000) / 2), 1e-7);
    assertEquals(0.7f, s.at(125_000));
    assertEquals(0.7f, s.at(Long.MAX_VALUE));
    assertEquals(
        "Schedule: a line must end after it starts, got steps 5 to 5.",
        assertThrows(IllegalArgumentException.class, () -> Schedule.linear(0, 1, 5, 5))
            .getMessage());
  }
}
