package io.github.gan4j.models.health;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.core.layer.BatchNorm;
import io.github.gan4j.core.optim.Adam;
import io.github.gan4j.core.param.Initializers;
import io.github.gan4j.core.param.Parameter;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.checkpoint.CheckpointFolder;
import io.github.gan4j.models.data.ArrayDataset;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.data.PixelRange;
import io.github.gan4j.models.gan.DivergedException;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.gan.GanTrainer;
import io.github.gan4j.models.gan.Note;
import io.github.gan4j.models.gan.Plan;
import io.github.gan4j.models.gan.Training;
import io.github.gan4j.models.gan.TrainingListener;
import io.github.gan4j.models.net.Net;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthTest {

  private static final Dataset NORMAL = MadeGan.normal();

  private static List<Symptom> symptoms(Health health) {
    return health.findings().stream().map(Finding::symptom).toList();
  }

  private static Health corners() {
    return new Health(Policy.LOG).classifier(new MadeGan.Corners(), PixelRange.SYMMETRIC);
  }

  // ---- what is seen

  @Test
  void a_generator_of_the_data_is_healthy() {
    Health health = new Health(Policy.LOG);
    Training training = MadeGan.train(MadeGan.still(1, 0), NORMAL, 200, health);
    assertEquals(List.of(), health.findings());
    assertEquals(List.of(), training.notes());
    assertEquals(20, health.looks());
    assertEquals(1, health.numbers().get("health_diversity"), 0.2);
    assertEquals(0.05, health.numbers().get("health_memorised"), 0.1);
  }

  @Test
  void a_collapse_is_said_once_as_a_note() {
    Health health = new Health(Policy.LOG);
    Training training = MadeGan.train(MadeGan.collapsing(), NORMAL, 200, health);
    assertEquals(1, symptoms(health).stream().filter(s -> s == Symptom.COLLAPSE).count());
    Note note = training.notes().get(0);
    assertEquals("health", note.source());
    assertTrue(note.text().startsWith("mode collapse: two generated samples differ "), note.text());
    assertEquals(200, training.step(), "it is only said");
  }

  @Test
  void one_class_of_four_is_a_collapse_between_classes() {
    Health health = corners();
    MadeGan.train(MadeGan.still(0.8f, 3), MadeGan.corners(), 20, health);
    assertEquals(List.of(Symptom.CLASS_COLLAPSE), symptoms(health));
    assertEquals(1.0, health.numbers().get("health_classes"));
  }

  @Test
  void a_class_that_is_one_point_is_a_collapse_within_it() {
    Health health = corners();
    MadeGan.train(points(), MadeGan.corners(), 20, health);
    assertTrue(
        symptoms(health).contains(Symptom.WITHIN_CLASS_COLLAPSE), health.findings()::toString);
  }

  @Test
  void four_points_that_repeat_are_a_collapse_though_they_are_as_far_apart_as_the_data() {
    Health health = new Health(Policy.LOG);
    MadeGan.train(points(), MadeGan.corners(), 20, health);
    Finding finding = health.findings().get(0);
    assertEquals(Symptom.COLLAPSE, finding.symptom());
    assertTrue(finding.text().contains("a few shapes repeat"), finding.text());
    assertEquals(1, health.numbers().get("health_diversity"), 0.1);
    assertEquals(0, health.numbers().get("health_nearest"), 0.05);
  }

  /** Each coordinate is about 3 or -3, by the sign of z. */
  private static Gan points() {
    return MadeGan.gan(
        Net.of("generator", Rng.of(1), p -> {
          Parameter a = p.parameter("a", Initializers.ones(), 2);
          return (z, pass) ->
              z.mul(a.value()).mul(100).div(z.mul(100).square().add(1).sqrt()).mul(3);
        }),
        Adam.of(1e-9f),
        c -> c.fake().square().mean());
  }

  @Test
  void samples_far_from_the_data_are_overgeneralised_and_do_not_come_closer() {
    Health health = new Health(Policy.LOG);
    MadeGan.train(MadeGan.still(30, 0), NORMAL, 120, health);
    assertEquals(List.of(Symptom.OVERGENERALISATION, Symptom.NO_PROGRESS), symptoms(health));
  }

  @Test
  void copies_of_the_data_are_memorised() {
    // 100 training samples that the generator makes again: from its latents, by a table in its
    // place
    float[] values = new float[400];
    Rng.of(3).fillNormal(0, 1, values, 0, values.length);
    Dataset data = ArrayDataset.of(values, new int[] {2}, new int[0]);
    Tensor table = Tensor.of(values, 200, 2);
    Gan gan = MadeGan.gan(
        Net.of("generator", Rng.of(1), p -> {
          Parameter a = p.parameter("a", Initializers.ones(), 1);
          return (z, pass) -> table.slice(0, 0, z.size(0)).mul(a.value());
        }),
        Adam.of(1e-9f),
        c -> c.fake().square().mean());
    Health health = new Health(Policy.LOG);
    MadeGan.train(gan, data, 20, health);
    assertEquals(List.of(Symptom.MEMORISATION), symptoms(health));
  }

  @Test
  void too_little_data_is_watched_by_losses_and_gradients_only() {
    Dataset few = ArrayDataset.of(new float[40][2]);
    Health health = new Health(Policy.LOG);
    Gan gan = MadeGan.gan(
        MadeGan.generator(1, 0), Adam.of(1e-9f), c -> c.fake().mul(1e-9f).mean());
    MadeGan.train(gan, few, 120, health);
    assertEquals(List.of(Symptom.VANISHING_GRADIENTS), symptoms(health));
    assertTrue(health.numbers().isEmpty());
  }

  @Test
  void data_of_equal_samples_and_samples_beyond_all_measure_are_no_failure() {
    Dataset equal = ArrayDataset.of(new float[200][2]);
    Health health = new Health(Policy.LOG);
    MadeGan.train(MadeGan.still(1, 0), equal, 20, health);
    assertEquals(Double.NaN, health.numbers().get("health_memorised"));

    Health far = new Health(Policy.LOG);
    MadeGan.train(MadeGan.still(1e20f, 0), NORMAL, 20, far);
    assertEquals(List.of(Symptom.DIVERGED), symptoms(far));
  }

  @Test
  void a_classifier_of_other_samples_is_refused_before_the_first_step() {
    Dataset wide = ArrayDataset.of(new float[200][3]);
    IllegalArgumentException e = assertThrows(
        IllegalArgumentException.class,
        () -> MadeGan.train(
            MadeGan.gan(
                MadeGan.generator(1, 0, 3), 3, Adam.of(1f), c -> c.fake().mean()),
            wide,
            20,
            corners()));
    assertEquals(
        "Health: the data's samples are [3] but the classifier 'corners' reads [2]. Give another, or none.",
        e.getMessage());
  }

  // ---- metrics

  @Test
  void what_a_look_measures_is_a_metric_of_its_step_alone() {
    List<Boolean> there = new ArrayList<>();
    MadeGan.train(MadeGan.still(1, 0), NORMAL, 11, new Health(Policy.LOG), new TrainingListener() {
      @Override
      public void onStep(Training t) {
        there.add(t.metrics().values().containsKey("health_coverage"));
      }
    });
    assertEquals(List.of(false, true, false), there.subList(8, 11));
  }

  @Test
  void watching_changes_nothing_in_the_training() {
    Gan watched = MadeGan.collapsing();
    MadeGan.train(watched, NORMAL, 25, new Health(Policy.LOG));
    Gan alone = MadeGan.collapsing();
    MadeGan.train(alone, NORMAL, 25, new Health(Policy.LOG).looks(1000, 64));
    assertArrayEquals(
        alone.generator().params().data(), watched.generator().params().data());
  }

  // ---- policies

  @Test
  void stops_at_a_finding_if_asked() {
    Health health = new Health(Policy.STOP);
    Training training = MadeGan.train(MadeGan.collapsing(), NORMAL, 200, health);
    assertEquals(health.findings().get(0).step(), training.step());
    assertTrue(training.step() < 100);
  }

  @Test
  void goes_back_to_the_last_good_state_and_gives_up_in_the_end() {
    Health health = new Health(Policy.ROLL_BACK);
    Gan gan = MadeGan.collapsing();
    List<float[]> afterRollBack = new ArrayList<>();
    Training training = MadeGan.train(gan, NORMAL, 1000, health, new TrainingListener() {
      @Override
      public void onStep(Training t) {
        if (health.rollBacks().contains(t.step())) {
          afterRollBack.add(gan.generator().params().data().clone());
        }
      }
    });
    assertEquals(Health.ROLL_BACKS, health.rollBacks().size());
    assertTrue(training.step() < 1000, "stopped");
    Note last = training.notes().get(training.notes().size() - 1);
    assertEquals("gives up: going back 3 times did not help", last.text());
    assertArrayEquals(afterRollBack.get(0), afterRollBack.get(1), "the same good state");
  }

  @Test
  void a_divergence_is_mended_by_going_back() {
    Health health = new Health(Policy.ROLL_BACK);
    Gan gan = diverging(25);
    Training training = MadeGan.train(gan, NORMAL, 60, health);
    assertEquals(60, training.step());
    assertEquals(List.of(24L), health.rollBacks());
    assertEquals(List.of(Symptom.DIVERGED), symptoms(health));
    assertTrue(
        training.notes().get(0).text().contains("the gradient of 'generator.scale'"),
        training.notes()::toString);
    assertEquals("goes back to the state of step 20", training.notes().get(1).text());
  }

  /** N(0, 1), with a loss whose gradient is NaN at one step. */
  private static Gan diverging(long broken) {
    return MadeGan.gan(MadeGan.generator(1, 0), Adam.of(1e-6f), c -> {
      Tensor loss = c.fake().mean();
      return c.step() + 1 == broken ? loss.add(c.fake().mul(0).square().sum().sqrt()) : loss;
    });
  }

  @Test
  void a_divergence_ends_the_training_if_it_is_only_said() {
    for (Policy policy : List.of(Policy.LOG, Policy.STOP)) {
      Health health = new Health(policy);
      assertThrows(DivergedException.class, () -> MadeGan.train(diverging(15), NORMAL, 60, health));
      assertEquals(List.of(Symptom.DIVERGED), symptoms(health));
    }
  }

  @Test
  void going_back_is_the_same_every_time() {
    float[][] ends = new float[2][];
    for (int i = 0; i < 2; i++) {
      Gan gan = diverging(25);
      MadeGan.train(gan, NORMAL, 60, new Health(Policy.ROLL_BACK));
      ends[i] = gan.generator().params().data().clone();
    }
    assertArrayEquals(ends[0], ends[1]);
    assertFalse(Float.isNaN(ends[0][0]));
  }

  @Test
  void a_step_that_diverges_is_left_out_if_asked() {
    Health health = new Health(Policy.SKIP);
    Gan gan = diverging(25);
    List<float[]> steps = new ArrayList<>();
    Training training = MadeGan.train(gan, NORMAL, 60, health, new TrainingListener() {
      @Override
      public void onStep(Training t) {
        steps.add(gan.generator().params().data().clone());
      }
    });
    assertEquals(60, training.step());
    assertArrayEquals(steps.get(23), steps.get(24));
    assertFalse(Arrays.equals(steps.get(24), steps.get(25)));
    assertEquals("leaves out the rest of step 25", training.notes().get(1).text());
  }

  @Test
  void ten_steps_in_a_row_are_left_out_at_most() {
    Gan always = MadeGan.gan(
        MadeGan.generator(1, 0),
        Adam.of(1e-6f),
        c -> c.step() >= 4 ? c.fake().mul(0).square().sum().sqrt() : c.fake().mean());
    Health health = new Health(Policy.SKIP);
    long[] last = {0};
    TrainingListener count = new TrainingListener() {
      @Override
      public void onStep(Training t) {
        last[0] = t.step();
      }
    };
    assertThrows(DivergedException.class, () -> MadeGan.train(always, NORMAL, 60, health, count));
    assertEquals(4 + Health.SKIPS, last[0]);
    assertEquals(Health.SKIPS + 1, health.findings().size());
  }

  @Test
  void running_statistics_of_a_step_left_out_are_put_back() {
    Net net = Net.of("generator", Rng.of(1), p -> new BatchNorm(p.at("norm"), 2));
    Gan gan = MadeGan.gan(net, Adam.of(1e-6f), c -> {
      Tensor loss = c.fake().mean();
      if (c.step() == 7) {
        net.params().buffers().forEach(b -> b.value().data()[b.value().offset()] = Float.NaN);
        return loss.mul(Float.NaN);
      }
      return loss;
    });
    MadeGan.train(gan, NORMAL, 12, new Health(Policy.SKIP));
    assertFalse(net.params().buffers().isEmpty());
    net.params().buffers().forEach(buffer -> {
      for (float value : buffer.value().toArray()) {
        assertTrue(Float.isFinite(value), buffer.path());
      }
    });
  }

  @Test
  void a_resumed_training_is_watched_as_one_that_was_not_interrupted(@TempDir Path folder)
      throws IOException {
    Health whole = new Health(Policy.LOG).looks(10, 64);
    watch(folder.resolve("whole"), whole, 200, false);
    Health first = new Health(Policy.LOG).looks(10, 64);
    watch(folder.resolve("parts"), first, 35, false);
    Health second = new Health(Policy.LOG).looks(10, 64);
    watch(folder.resolve("parts"), second, 200, true);
    assertFalse(whole.findings().isEmpty());
    assertEquals(whole.findings(), second.findings());
    assertEquals(whole.looks(), second.looks());
    assertEquals(whole.numbers(), second.numbers());
  }

  private static void watch(Path folder, Health health, long steps, boolean isResumed)
      throws IOException {
    GanTrainer trainer = new GanTrainer(Plan.steps(steps).batch(16).seed(5))
        .checkpoints(CheckpointFolder.at(folder))
        .listen(health);
    if (isResumed) {
      trainer.resume(MadeGan.collapsing(), NORMAL);
    } else {
      trainer.fit(MadeGan.collapsing(), NORMAL);
    }
  }

  @Test
  void looks_need_steps_and_samples() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> new Health(Policy.LOG).looks(0, 2));
    assertEquals(
        "Health: needs a look every 1 step or more at 8 samples or more, got 0 and 2.",
        e.getMessage());
  }
}
