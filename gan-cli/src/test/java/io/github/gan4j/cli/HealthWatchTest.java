package io.github.gan4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthWatchTest {
  /** Whatever the generator learns with it is infinite a step later. */
  private static final String TOO_FAST = "generator.learningRate=1e38";

  @TempDir
  Path folder;

  private Program program;

  @BeforeEach
  void setUp() {
    program = new Program(folder);
  }

  private JsonNode report() throws IOException {
    return Json.MAPPER.readTree(folder.resolve("run/health.json").toFile());
  }

  @Test
  void a_short_training_leaves_a_report_that_knows_nothing_yet() throws IOException {
    assertEquals(0, program.train("--out", "run").code, program.err);
    assertEquals("log", report().get("policy").asText());
    assertEquals(0, report().get("looks").asInt());
    assertFalse(report().get("healthy").asBoolean());
    assertEquals(0, report().get("findings").size());
    assertTrue(
        program.out.contains("health      not known: the training was too short\n"), program.out);
  }

  @Test
  void nobody_watches_if_it_is_off() throws IOException {
    assertEquals(0, program.train("--out", "run", "--health", "off").code, program.err);
    assertFalse(Files.exists(folder.resolve("run/health.json")));
    assertFalse(program.out.contains("health "), program.out);
  }

  @Test
  void a_divergence_is_said_and_reported() throws IOException {
    assertEquals(1, program.train("--out", "run", "--set", TOO_FAST).code);
    assertTrue(program.err.contains(", health: divergence: GanTrainer: "), program.err);
    JsonNode finding = report().get("findings").get(0);
    assertEquals("diverged", finding.get("symptom").asText());
    assertTrue(finding.get("text").asText().contains("NaN"), finding.toString());
    assertTrue(finding.get("text").asText().contains("usually helps"), finding.toString());
    assertTrue(Files.readString(folder.resolve("run/metrics.jsonl")).contains("\"d_grad_norm\":"));
  }

  @Test
  void a_generator_that_learns_a_hundred_times_too_fast_is_called_collapsed_and_stopped()
      throws IOException {
    int code = program.run(
            "train",
            "cgan-mlp",
            "--steps",
            "400",
            "--eval-every",
            "0",
            "--out",
            "run",
            "--health",
            "stop",
            "--set",
            "preset=paper",
            "--set",
            "generator.learningRate=0.1")
        .code;
    assertEquals(0, code, program.err);
    JsonNode finding = report().get("findings").get(0);
    assertTrue(finding.get("step").asInt() < 400, finding.toString());
    assertTrue(finding.get("text").asText().startsWith("mode collapse"), finding.toString());
    assertTrue(program.err.contains("health: mode collapse"), program.err);
  }

  @Test
  void a_roll_back_is_tried_three_times() throws IOException {
    String data = program.data().toString();
    int code = program.run(
            "train",
            "dcgan-mini",
            "--data",
            data,
            "--batch",
            "8",
            "--steps",
            "9",
            "--out",
            "run",
            "--health",
            "rollback",
            "--set",
            TOO_FAST)
        .code;
    assertEquals(1, code);
    assertEquals(3, report().get("rolled_back_at").size());
    assertTrue(program.err.contains("health: goes back to the state of step 0"), program.err);
    assertTrue(
        program.err.contains("health: gives up: going back 3 times did not help"), program.err);
  }

  @Test
  void an_unknown_choice_is_refused_before_anything_is_written() {
    assertEquals(2, program.run("train", "dcgan-mini", "--health", "maybe").code);
    assertEquals(
        "gan: --health must be log, stop, skip, rollback or off, got 'maybe'.\n", program.err);
    assertFalse(Files.exists(folder.resolve("runs")));
  }
}
