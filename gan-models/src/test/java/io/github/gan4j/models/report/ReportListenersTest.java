package io.github.gan4j.models.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.gan4j.models.data.PixelRange;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.gan.GanTrainer;
import io.github.gan4j.models.gan.Plan;
import io.github.gan4j.models.gan.Training;
import io.github.gan4j.models.gan.TrainingListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportListenersTest {
  private static final PixelRange RANGE = PixelRange.SYMMETRIC;

  @TempDir
  Path folder;

  private static Gan train(Plan plan, TrainingListener... listeners) {
    Gan gan = TinyGan.create();
    GanTrainer trainer = new GanTrainer(plan.batch(5));
    for (TrainingListener listener : listeners) {
      trainer.listen(listener);
    }
    trainer.fit(gan, TinyGan.data());
    return gan;
  }

  private static List<JsonNode> metrics(Path file) throws IOException {
    ObjectMapper json = new ObjectMapper();
    return Files.readAllLines(file).stream().map(line -> parse(json, line)).toList();
  }

  private static JsonNode parse(ObjectMapper json, String line) {
    try {
      return json.readTree(line);
    } catch (IOException e) {
      throw new AssertionError(line, e);
    }
  }

  private TrainingListener[] all() {
    Path grids = folder.resolve("samples");
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    return new TrainingListener[] {
      new MetricsFile(folder.resolve("metrics.jsonl")),
      new RealSamples(folder.resolve("reals.png"), RANGE),
      new SampleGrids(grids, RANGE, 1),
      new LossChartFile(folder.resolve("losses.png")),
      new SamplesGif(grids, folder.resolve("samples.gif")),
      new ConsoleProgress(nowhere, true)
    };
  }

  @Test
  void a_training_is_the_same_with_and_without_reports() throws IOException {
    Gan plain = train(Plan.steps(6));
    Gan reported = train(Plan.steps(6), all());
    assertArrayEquals(
        plain.generator().params().data(), reported.generator().params().data());
    try (Stream<Path> files = Files.list(folder)) {
      Set<String> names = new TreeSet<>();
      files.forEach(file -> names.add(file.getFileName().toString()));
      assertEquals(
          Set.of("losses.png", "metrics.jsonl", "reals.png", "samples", "samples.gif"), names);
    }
  }

  @Test
  void losses_come_first_in_a_line_of_metrics_and_nan_is_null() throws IOException {
    Path file = folder.resolve("metrics.jsonl");
    TrainingListener odd = new TrainingListener() {
      @Override
      public void onStep(Training training) {
        training.metrics().put("odd", training.step() == 2 ? Float.NaN : 0.5f);
      }
    };
    train(Plan.steps(3), odd, new MetricsFile(file));
    List<String> lines = Files.readAllLines(file);
    assertTrue(lines.get(0).startsWith("{\"step\":1,\"epoch\":0,\"d_loss\":"), lines.get(0));
    List<JsonNode> metrics = metrics(file);
    assertEquals(3, metrics.size());
    assertTrue(metrics.get(1).get("odd").isNull());
    assertEquals(0.5, metrics.get(2).get("odd").asDouble());
    assertEquals(1, metrics.get(2).get("epoch").asInt());
  }

  @Test
  void what_is_said_of_a_training_is_in_its_metrics_and_its_progress() throws IOException {
    Path file = folder.resolve("metrics.jsonl");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    TrainingListener talker = new TrainingListener() {
      @Override
      public void onStep(Training training) {
        if (training.step() == 2) {
          training.note("health", "a \"quoted\" word");
        }
      }

      @Override
      public void onTrainingEnd(Training training) {
        training.note("best", "the last");
      }
    };
    try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      train(Plan.steps(3), talker, new MetricsFile(file), new ConsoleProgress(out, true));
    }
    List<JsonNode> metrics = metrics(file);
    assertFalse(metrics.get(0).has("notes"));
    assertEquals(
        "[\"health: a \\\"quoted\\\" word\"]", metrics.get(1).get("notes").toString());
    assertFalse(metrics.get(2).has("notes"));
    assertEquals("[\"best: the last\"]", metrics.get(3).get("notes").toString());
    assertEquals(3, metrics.get(3).get("step").asInt());
    String progress = bytes.toString(StandardCharsets.UTF_8);
    assertTrue(
        progress.contains("\rstep 2, health: a \"quoted\" word" + System.lineSeparator()),
        progress);
    assertTrue(progress.contains("step 3, best: the last" + System.lineSeparator()), progress);
  }

  @Test
  void a_long_training_does_not_make_a_long_file() throws IOException {
    Path file = folder.resolve("metrics.jsonl");
    TrainingListener early = new TrainingListener() {
      @Override
      public void onStep(Training training) {
        if (training.step() == 100) {
          training.stop();
        }
      }
    };
    train(Plan.steps(1_000_000), early, new MetricsFile(file));
    List<JsonNode> metrics = metrics(file);
    assertEquals(20, metrics.get(0).get("step").asInt());
    assertEquals(5, metrics.size());
    train(Plan.epochs(500_000), early, new MetricsFile(file));
    assertEquals(5, metrics(file).size(), "two batches in an epoch");
  }

  @Test
  void about_forty_grids_most_of_them_early() throws IOException {
    train(Plan.steps(800), new SampleGrids(folder, RANGE));
    List<Integer> steps;
    try (Stream<Path> files = Files.list(folder)) {
      steps = files
          .map(file -> Integer.valueOf(file.getFileName().toString().substring(5, 12)))
          .sorted()
          .toList();
    }
    assertEquals(41, steps.size());
    assertEquals(List.of(0, 1, 2, 5, 8), steps.subList(0, 5));
    assertEquals(List.of(761, 800), steps.subList(39, 41));
    assertEquals(
        8 * (8 * 2 + 2) + 2,
        ImageIO.read(folder.resolve("step-0000800.png").toFile()).getWidth());
  }

  @Test
  void a_report_that_cannot_be_written_ends_the_training_and_the_others_are_told()
      throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    Path metrics = folder.resolve("metrics.jsonl");
    UncheckedIOException e = assertThrows(
        UncheckedIOException.class,
        () -> train(
            Plan.steps(5),
            new LossChartFile(file.resolve("losses.png")),
            new MetricsFile(metrics)));
    assertTrue(
        e.getMessage().startsWith("loss chart " + file.resolve("losses.png")), e.getMessage());
    assertTrue(Files.exists(metrics));
    assertThrows(
        UncheckedIOException.class,
        () -> train(Plan.steps(5), new MetricsFile(file.resolve("metrics.jsonl"))));
  }

  @Test
  void an_interrupt_leaves_whole_files() throws IOException {
    TrainingListener interrupt = new TrainingListener() {
      @Override
      public void onStep(Training training) {
        if (training.step() == 4) {
          Thread.currentThread().interrupt();
        }
      }
    };
    TrainingListener[] reports = all();
    TrainingListener[] listeners = new TrainingListener[reports.length + 1];
    listeners[0] = interrupt;
    System.arraycopy(reports, 0, listeners, 1, reports.length);
    try {
      train(Plan.steps(1000), listeners);
    } finally {
      assertTrue(Thread.interrupted(), "the interrupt is kept");
    }
    assertEquals(4, metrics(folder.resolve("metrics.jsonl")).size());
    assertTrue(ImageIO.read(folder.resolve("samples.gif").toFile()) != null);
    assertTrue(ImageIO.read(folder.resolve("samples/step-0000004.png").toFile()) != null);
  }

  @Test
  void progress_is_lines_or_one_line_written_over() {
    String lines = progress(Plan.steps(12), false);
    assertTrue(
        lines.matches("(?s) 1/12 \\[          ]   8% d_loss \\d\\.\\d{3} g_loss \\d\\.\\d{3}.*\\R"
            + "12/12 \\[==========] 100% d_loss .* 0:0\\d\\R"),
        lines);
    String live = progress(Plan.epochs(2), true);
    assertTrue(live.startsWith("\repoch 0/2 [==        ]  25% "), live);
    assertTrue(live.contains("\repoch 2/2 [==========] 100% "), live);
    assertTrue(live.lines().allMatch(part -> part.length() < 80), live);
    assertTrue(live.endsWith(System.lineSeparator()), live);
    assertFalse(live.stripTrailing().contains("\n"), live);
  }

  private static String progress(Plan plan, boolean live) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      train(plan, new ConsoleProgress(out, live));
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
