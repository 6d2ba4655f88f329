package io.github.gan4j.models.stop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.models.checkpoint.CheckpointException;
import io.github.gan4j.models.gan.GanTrainer;
import io.github.gan4j.models.gan.Metrics;
import io.github.gan4j.models.gan.Plan;
import io.github.gan4j.models.gan.Resumable;
import io.github.gan4j.models.gan.Training;
import io.github.gan4j.models.gan.TrainingListener;
import io.github.gan4j.models.metric.Direction;
import io.github.gan4j.models.report.TinyGan;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Every rule on numbers that are made up. */
class StopTest {

  /** Trains for so many steps at most, with numbers for each step, from 1. */
  private static Training train(
      int steps, TrainingListener rule, BiConsumer<Integer, Metrics> numbers) {
    TrainingListener feed = new TrainingListener() {
      @Override
      public void onStep(Training training) {
        numbers.accept((int) training.step(), training.metrics());
      }
    };
    return new GanTrainer(Plan.steps(steps).batch(2))
        .listen(feed)
        .listen(rule)
        .fit(TinyGan.create(), TinyGan.data());
  }

  private static Training train(TrainingListener rule, String name, double... values) {
    return train(
        values.length, rule, (step, metrics) -> metrics.put(name, (float) values[step - 1]));
  }

  @Test
  void a_plateau_ends_after_patience_without_improvement() {
    StopOnPlateau rule = new StopOnPlateau("fid", Direction.LOWER, 0.01, 3, 1);
    Training training = train(rule, "fid", 10, 9, 9.5, 8, 7.95, 8.1, 7.93, 1, 1);
    assertEquals(7, training.step());
    assertEquals(
        Optional.of("fid is flat: 3 in a row not lower than 8.000 by 1.00 %"), Reason.of(training));
    StopOnPlateau higher = new StopOnPlateau("is", Direction.HIGHER, 0, 2, 1);
    assertEquals(5, train(higher, "is", 1, 2, 3, 3, 2.5, 9, 9).step());
  }

  @Test
  void one_that_goes_on_improving_does_not_end() {
    StopOnPlateau rule = new StopOnPlateau("fid", Direction.LOWER, 0.01, 2, 1);
    Training training = train(rule, "fid", 10, 11, 9, 10, 8, 9, 7);
    assertEquals(7, training.step());
    assertEquals(Optional.empty(), Reason.of(training));
  }

  @Test
  void means_of_several_steps_are_compared() {
    StopOnPlateau rule = new StopOnPlateau("measure", Direction.LOWER, 0, 1, 2);
    // Means: 5, 4, 4.
    Training training = train(rule, "measure", 2, 8, 7, 1, 8, 0, 0, 0);
    assertEquals(6, training.step());
  }

  @Test
  void any_movement_counts_where_neither_end_is_better() {
    StopOnPlateau rule = new StopOnPlateau("d_loss", Direction.NEITHER, 0.1, 2, 1);
    assertEquals(6, train(rule, "d_loss", 1, 1.2, 1, 1.2, 1.25, 1.21, 1, 1).step());
  }

  @Test
  void a_score_is_found_by_its_first_part_and_counts_where_it_is_measured() {
    StopOnPlateau rule = new StopOnPlateau("fid", Direction.LOWER, 0, 2, 1);
    Training training = train(60, rule, (step, metrics) -> {
      if (step % 10 == 0) {
        metrics.measure("fid_lenet_1k", 5);
      }
    });
    assertEquals(30, training.step());
  }

  @Test
  void the_wasserstein_estimate_is_the_difference_of_mean_scores() {
    StopOnPlateau rule = new StopOnPlateau(StopOnPlateau.WASSERSTEIN, Direction.LOWER, 0.01, 3, 1);
    Training training = train(20, rule, (step, metrics) -> {
      metrics.put("d_real", 100 - step);
      metrics.put("d_fake", 90 - step - Math.max(0, 5 - step));
    });
    // 14, 13, ... 10 at step 5, and then flat while both scores fall.
    assertEquals(8, training.step());
  }

  @Test
  void a_number_that_was_never_there_is_named() {
    Training training = train(StopOnPlateau.ofScore("fidd", Direction.LOWER), "fid", 1, 1, 1, 1, 1);
    assertEquals(5, training.step());
    String note = training.notes().get(0).toString();
    assertTrue(
        note.startsWith(
            "plateau: 'fidd' was never measured, so it could not stop the training; there were ["),
        note);
    assertTrue(note.contains("d_loss"), note);
  }

  @Test
  void the_time_is_up() {
    Training training = train(new StopAfter(Duration.ofMillis(1)), "x", new double[100_000]);
    assertTrue(training.step() < 100_000);
    assertEquals(Optional.of("the time of 0 seconds is up"), Reason.of(training));
    Training whole = train(new StopAfter(Duration.ofHours(1)), "x", 1, 2, 3);
    assertEquals(3, whole.step());
  }

  private static BiConsumer<Integer, Metrics> discriminator(
      double[] real, double[] fake, double... loss) {
    return (step, metrics) -> {
      metrics.put("d_real", (float) real[step - 1]);
      metrics.put("d_fake", (float) fake[step - 1]);
      metrics.put("d_loss", (float) loss[step - 1]);
    };
  }

  @Test
  void an_undecided_discriminator_with_a_flat_estimate_ends_the_minimax_game() {
    double[] real = {0.5, 0.5, 0.5, 0.9, 0.54, 0.52, 0.51, 0.5, 0.5};
    double[] fake = {0.5, 0.5, 0.5, 0.1, 0.46, 0.48, 0.49, 0.5, 0.5};
    StopAtEquilibrium rule = new StopAtEquilibrium(0.05, 0.02, 3, 1);
    Training training = train(
        9, rule, discriminator(real, fake, 1.38, 1.38, 1.38, 0.2, 1.3, 1.37, 1.38, 1.38, 1.38));
    // Not at the first three, before it told them apart; 1.3 is too far from 1.37.
    assertEquals(8, training.step());
    assertEquals(
        Optional.of(
            "the discriminator is undecided: D(real) 0.500, D(fake) 0.500, and its Jensen-Shannon estimate flat at 0.003 to 0.008 nats"),
        Reason.of(training));
  }

  @Test
  void one_that_decides_does_not_end() {
    double[] real = {0.9, 0.5, 0.5, 0.9, 0.5, 0.5, 0.9, 0.5, 0.5};
    double[] fake = new double[9];
    Arrays.fill(fake, 0.5);
    double[] loss = new double[9];
    Arrays.fill(loss, 1.38);
    StopAtEquilibrium rule = new StopAtEquilibrium(0.05, 0.02, 3, 1);
    assertEquals(9, train(9, rule, discriminator(real, fake, loss)).step());
  }

  @Test
  void arguments() {
    assertEquals(
        "StopAfter: the time must be above 0, got PT0S.",
        assertThrows(IllegalArgumentException.class, () -> new StopAfter(Duration.ZERO))
            .getMessage());
    assertEquals(
        "StopOnPlateau: of 'fid', share must be 0 or more, patience and averaged 1 or more, got -0.1, 1 and 1.",
        assertThrows(
                IllegalArgumentException.class,
                () -> new StopOnPlateau("fid", Direction.LOWER, -0.1, 1, 1))
            .getMessage());
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> new StopAtEquilibrium(0.5, 0.1, 2, 1))
            .getMessage()
            .endsWith("got 0.5, 0.1, 2 and 1."));
  }

  // ---- in a training that is resumed

  private static <T extends Resumable> long resumedAt(
      int at, Supplier<T> rule, BiConsumer<Integer, Metrics> numbers) throws CheckpointException {
    T first = rule.get();
    train(at, first, numbers);
    T second = rule.get();
    second.restore(first.remember());
    Training rest = train(100, second, (step, metrics) -> numbers.accept(at + step, metrics));
    return at + rest.step();
  }

  @Test
  void rules_go_on_from_what_they_had_seen() throws CheckpointException {
    double[] values = {10, 9, 9.5, 8, 7.95, 8.1, 7.93, 7.96, 8.2, 1, 1};
    BiConsumer<Integer, Metrics> plateau =
        (step, metrics) -> metrics.put("fid", (float) values[Math.min(step, values.length) - 1]);
    for (int averaged = 1; averaged <= 2; averaged++) {
      int size = averaged;
      Supplier<StopOnPlateau> rule = () -> new StopOnPlateau("fid", Direction.LOWER, 0.01, 2, size);
      long whole = train(100, rule.get(), plateau).step();
      assertTrue(whole > 5 && whole < 30, "stops at " + whole);
      for (int at = 1; at < 5; at++) {
        assertEquals(whole, resumedAt(at, rule, plateau), "resumed at " + at);
      }
    }
    BiConsumer<Integer, Metrics> undecided = (step, metrics) -> {
      metrics.put("d_real", step < 4 ? 0.9f : 0.5f);
      metrics.put("d_fake", step < 4 ? 0.1f : 0.5f);
      metrics.put("d_loss", 1.38f);
    };
    Supplier<StopAtEquilibrium> equilibrium = () -> new StopAtEquilibrium(0.05, 0.02, 3, 2);
    long whole = train(100, equilibrium.get(), undecided).step();
    assertTrue(whole > 8 && whole < 20, "stops at " + whole);
    for (int at = 1; at < 8; at++) {
      assertEquals(whole, resumedAt(at, equilibrium, undecided), "resumed at " + at);
    }
  }
}
