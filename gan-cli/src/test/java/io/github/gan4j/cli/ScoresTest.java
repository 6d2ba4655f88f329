package io.github.gan4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scores during {@code gan train}, and the rules that end it. */
class ScoresTest {
  @TempDir
  Path folder;

  private Program program;

  @BeforeEach
  void setUp() {
    program = new Program(folder);
  }

  private void embedded(String... more) {
    String[] args = {"train", "dcgan-mini", "--batch", "8", "--out", "run"};
    String[] all = Arrays.copyOf(args, args.length + more.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    program.run(all);
  }

  private void fails(String message, String... more) {
    embedded(more);
    assertEquals("gan: " + message + "\n", program.err);
    assertEquals(2, program.code);
    assertFalse(Files.exists(folder.resolve("run")));
  }

  @Test
  void scores_are_logged_the_best_is_kept_and_can_be_scored() throws IOException {
    embedded("--steps", "4", "--eval-every", "2");
    assertEquals(0, program.code, program.err);
    List<String> lines = Files.readAllLines(folder.resolve("run/metrics.jsonl"));
    String name = "fid_lenet-fashion-mnist_1k";
    for (int step = 1; step <= 4; step++) {
      JsonNode line = Json.MAPPER.readTree(lines.get(step - 1));
      assertEquals(step % 2 == 0, line.has(name), line.toString());
    }
    assertTrue(program.err.contains("step 2, best: " + name + " "), program.err);
    assertTrue(program.err.contains("step 4, evaluation: 2 evaluations took "), program.err);
    JsonNode config = Json.MAPPER.readTree(folder.resolve("run/config.json").toFile());
    assertEquals(9000, config.at("/data/samples").asInt());
    assertTrue(config.at("/data/given").isNull());
    assertTrue(program.out.contains("score it    gan eval " + folder.resolve("run")), program.out);

    program.run(
        "eval", "run", "--samples", "90", "--seeds", "1", "--checkpoint", "checkpoint-best-fid");
    assertEquals(0, program.code, program.err);
    program.run("sample", "run", "--count", "4", "--checkpoint", "checkpoint-best-fid");
    assertEquals(0, program.code, program.err);
  }

  @Test
  void a_run_that_has_become_longer_is_scored_in_its_new_part() throws IOException {
    embedded("--steps", "2");
    assertEquals(0, program.code, program.err);
    program.run("train", "--resume", "run", "--steps", "4");
    assertEquals(0, program.code, program.err);
    List<String> lines = Files.readAllLines(folder.resolve("run/metrics.jsonl"));
    for (int step = 1; step <= 4; step++) {
      JsonNode line = Json.MAPPER.readTree(lines.get(step - 1));
      assertTrue(line.has("fid_lenet-fashion-mnist_1k"), line.toString());
    }
    assertTrue(program.err.contains("evaluation: 4 evaluations took "), program.err);
  }

  @Test
  void a_rule_ends_the_training_and_the_summary_says_so() throws IOException {
    program.train("--out", "run", "--max-time", "0.001s");
    assertEquals(0, program.code, program.err);
    assertTrue(program.err.contains("step 1, stop: the time of 0 seconds is up"), program.err);
    assertTrue(program.out.startsWith("dcgan-mini stopped after 1 step in "), program.out);
    assertTrue(program.out.contains("stopped     the time of 0 seconds is up\n"), program.out);
    assertFalse(Files.exists(folder.resolve("run/checkpoint-best-fid")));
  }

  @Test
  void a_number_that_is_never_measured_is_said() throws IOException {
    program.train("--out", "run", "--stop-when-flat", "loss");
    assertEquals(0, program.code, program.err);
    assertTrue(
        program.err.contains(
            "plateau: 'loss' was never measured, so it could not stop the training;"),
        program.err);
  }

  @Test
  void mistakes() throws IOException {
    fails(
        "--max-time must be a time above zero such as 90s, 10m or 1h30m, got 'ten'.",
        "--max-time",
        "ten");
    fails(
        "--max-time must be a time above zero such as 90s, 10m or 1h30m, got '0s'.",
        "--max-time",
        "0s");
    fails("--eval-every must be at least 0, got -1.", "--eval-every", "-1");
    fails(
        "--eval-every 0 measures no scores, which the other options ask for. Leave it out.",
        "--eval-every",
        "0",
        "--stop-when-flat",
        "fid");
    Path data = program.data();
    fails(
        "--eval-every: there is no classifier for the data " + data.toAbsolutePath()
            + ". Give --classifier or --onnx, or train one with 'gan classifier'.",
        "--data",
        data.toString(),
        "--stop-when-flat",
        "fid");
    fails(
        "--eval-every: a tenth of the data is held out, 1,000 images at most: 4 of 40."
            + " The 84 features of lenet-mnist need more than as many. Score the run with 'gan eval' when it is done.",
        "--data",
        data.toString(),
        "--classifier",
        "mnist");
  }
}
