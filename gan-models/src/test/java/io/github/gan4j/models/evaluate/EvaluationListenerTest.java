package io.github.gan4j.models.evaluate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.data.PixelRange;
import io.github.gan4j.models.feature.RawValues;
import io.github.gan4j.models.gan.Checkpoint;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.gan.GanTrainer;
import io.github.gan4j.models.gan.Note;
import io.github.gan4j.models.gan.Plan;
import io.github.gan4j.models.gan.Training;
import io.github.gan4j.models.gan.TrainingListener;
import io.github.gan4j.models.metric.Direction;
import io.github.gan4j.models.metric.FrechetDistance;
import io.github.gan4j.models.metric.Metric;
import io.github.gan4j.models.metric.Score;
import io.github.gan4j.models.report.MetricsFile;
import io.github.gan4j.models.report.TinyGan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationListenerTest {
  @TempDir
  Path folder;

  private final Gan gan = TinyGan.create();

  private static Evaluation evaluation(Metric... metrics) {
    return new Evaluation(
        new RawValues(new int[] {2, 2, 1}),
        List.of(metrics),
        PixelRange.SYMMETRIC,
        20,
        List.of(1L));
  }

  private static EvaluationListener listener(long every, BestCheckpoints best, Metric... metrics) {
    return new EvaluationListener(evaluation(metrics), TinyGan.data(20), every, best);
  }

  /** A score that takes the values given, one a time. */
  private static Metric sequence(Direction better, double... values) {
    int[] next = {0};
    return sides -> List.of(new Score("made", better, "up", 20, values[next[0]++]));
  }

  private Training train(long steps, TrainingListener... listeners) {
    Dataset data = TinyGan.data(40);
    GanTrainer trainer = new GanTrainer(Plan.steps(steps).batch(5));
    for (TrainingListener listener : listeners) {
      trainer.listen(listener);
    }
    return trainer.fit(gan, data);
  }

  /** The steps whose lines have the number. */
  private static List<Integer> steps(Path file, String name) throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<Integer> steps = new ArrayList<>();
    for (String text : Files.readAllLines(file)) {
      JsonNode line = json.readTree(text);
      if (line.has(name)) {
        steps.add(line.get("step").asInt());
      }
    }
    return steps;
  }

  @Test
  void scores_stand_in_the_lines_of_the_steps_that_measured_them_alone() throws IOException {
    Path file = folder.resolve("metrics.jsonl");
    train(
        7, listener(3, BestCheckpoints.none(), FrechetDistance.defaults()), new MetricsFile(file));
    assertEquals(List.of(3, 6, 7), steps(file, "fid_pixels_20"));
    assertEquals(List.of(1, 2, 3, 4, 5, 6, 7), steps(file, "d_loss"));
  }

  @Test
  void a_log_that_leaves_steps_out_keeps_those_with_scores() throws IOException {
    Path file = folder.resolve("metrics.jsonl");
    TrainingListener stop = new TrainingListener() {
      @Override
      public void onStep(Training training) {
        if (training.step() == 8) {
          training.stop();
        }
      }
    };
    train(
        200_000,
        listener(3, BestCheckpoints.none(), FrechetDistance.defaults()),
        new MetricsFile(file),
        stop);
    assertEquals(List.of(3, 4, 6, 8), steps(file, "d_loss"));
    assertEquals(List.of(3, 6), steps(file, "fid_pixels_20"));
  }

  @Test
  void ten_times_in_a_training_unless_said_otherwise() throws IOException {
    Path file = folder.resolve("metrics.jsonl");
    EvaluationListener listener = listener(0, BestCheckpoints.none(), FrechetDistance.defaults());
    Training training = train(45, listener, new MetricsFile(file));
    assertEquals(List.of(5, 9, 14, 18, 23, 27, 32, 36, 41, 45), steps(file, "fid_pixels_20"));
    Note last = training.notes().get(training.notes().size() - 1);
    assertEquals("evaluation", last.source());
    assertTrue(
        last.text().matches("10 evaluations took \\d+\\.\\d seconds, \\d+\\.\\d % of the training"),
        last.text());
    assertTrue(listener.seconds() > 0 && listener.seconds() <= training.seconds());
  }

  @Test
  void a_training_is_the_same_with_and_without_it() {
    train(6, listener(1, new BestCheckpoints(folder, "fid"), FrechetDistance.defaults()));
    Gan other = TinyGan.create();
    new GanTrainer(Plan.steps(6).batch(5)).fit(other, TinyGan.data(40));
    assertArrayEquals(
        other.generator().params().data(), gan.generator().params().data());
  }

  @Test
  void the_best_state_is_kept_and_said() throws IOException {
    List<Float> first = new ArrayList<>();
    TrainingListener remember = new TrainingListener() {
      @Override
      public void onStep(Training training) {
        first.add(gan.generator().params().data()[0]);
      }
    };
    BestCheckpoints best = new BestCheckpoints(folder, "made");
    Metric metric = sequence(Direction.HIGHER, Double.NaN, 2, 1, 3.25, 3);
    Training training = train(5, listener(1, best, metric), remember);
    assertEquals(
        List.of("step 2: made_up_20 2.000", "step 4: made_up_20 3.250, after 2.000"),
        training.notes().stream()
            .filter(note -> note.source().equals("best"))
            .map(note -> "step " + note.step() + ": " + note.text())
            .toList());
    Gan loaded = TinyGan.create();
    assertEquals(4, Checkpoint.load(folder.resolve("checkpoint-best-made"), loaded));
    assertEquals(first.get(3), loaded.generator().params().data()[0]);
  }

  @Test
  void a_score_without_a_best_end_cannot_be_kept() {
    BestCheckpoints best = new BestCheckpoints(folder, "made");
    String message = assertThrows(
            IllegalArgumentException.class,
            () -> train(1, listener(1, best, sequence(Direction.NEITHER, 1))))
        .getMessage();
    assertEquals(
        "BestCheckpoints: of 'made' neither high nor low values are better. Choose another metric.",
        message);
    assertFalse(Files.exists(folder.resolve("checkpoint-best-made")));
  }

  @Test
  void arguments() {
    assertEquals(
        "EvaluationListener: every must be 0 (ten times) or more steps, got -1.",
        assertThrows(
                IllegalArgumentException.class,
                () -> listener(-1, BestCheckpoints.none(), FrechetDistance.defaults()))
            .getMessage());
  }
}
