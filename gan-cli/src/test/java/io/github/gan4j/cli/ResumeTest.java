package io.github.gan4j.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code gan train --resume}: a run goes on as if nothing had happened. */
class ResumeTest {
  private static final String LAST = "checkpoint/step-0000008";

  @TempDir
  Path folder;

  private Program program;

  @BeforeEach
  void setUp() {
    program = new Program(folder);
  }

  private Program resume(String... more) {
    List<String> arguments = new ArrayList<>(List.of("train", "--resume", "parts"));
    arguments.addAll(List.of(more));
    return program.run(arguments.toArray(String[]::new));
  }

  /** Steps as they are in the file, but for the time they took. */
  private List<JsonNode> metrics(String run) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve(run).resolve("metrics.jsonl"))) {
      ObjectNode node = (ObjectNode) Json.MAPPER.readTree(line);
      lines.add(node.without(List.of("seconds", "images_per_second")));
    }
    return lines;
  }

  private List<String> files(String sub) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(sub))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private void trainWhole(String... more) throws IOException {
    train("whole", "8", more);
  }

  private void train(String run, String steps, String... more) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(
        "train", "dcgan-mini", "--data", program.data().toString(), "--batch", "8", "--out", run));
    arguments.addAll(List.of("--steps", steps));
    arguments.addAll(List.of(more));
    program.run(arguments.toArray(String[]::new));
    assertEquals(0, program.code, program.err);
  }

  @Test
  void every_file_is_that_of_a_run_that_was_not_interrupted() throws IOException {
    trainWhole("--set", "ema=0.9", "--sample-every", "2");
    train("parts", "3", "--set", "ema=0.9", "--sample-every", "2");
    resume("--steps", "8", "--threads", "1");
    assertEquals(0, program.code, program.err);
    assertTrue(program.out.startsWith("dcgan-mini trained after 8 steps in "), program.out);
    assertEquals(metrics("whole"), metrics("parts"));
    assertEquals(
        files("whole/samples"),
        files("parts/samples").stream().filter(f -> !f.contains("0003")).toList());
    assertEquals(files("whole/" + LAST), files("parts/" + LAST));
    for (String name : files("whole/" + LAST)) {
      if (!name.equals("training.safetensors") && !name.equals("listener-metrics.safetensors")) {
        assertSame(LAST + "/" + name);
      }
    }
    for (int step : new int[] {0, 2, 4, 6, 8}) {
      assertSame("samples/step-%07d.png".formatted(step));
    }
    assertSame("reals.png");
    assertSame("losses.png");
  }

  private void assertSame(String file) throws IOException {
    assertArrayEquals(
        Files.readAllBytes(folder.resolve("whole").resolve(file)),
        Files.readAllBytes(folder.resolve("parts").resolve(file)),
        file);
  }

  @Test
  void the_config_keeps_how_the_run_came_about() throws IOException {
    train("parts", "2", "--set", "ema=0.9");
    JsonNode before = Json.MAPPER.readTree(folder.resolve("parts/config.json").toFile());
    assertFalse(before.has("resumed"));
    resume("--steps", "4");
    resume("--epochs", "1");
    JsonNode after = Json.MAPPER.readTree(folder.resolve("parts/config.json").toFile());
    assertEquals(before.get("started"), after.get("started"));
    assertEquals(before.get("settings"), after.get("settings"));
    assertEquals(
        "2 4",
        after.at("/resumed/0/step").asText() + " " + after.at("/resumed/1/step").asText());
    assertEquals(1, after.at("/plan/epochs").asInt());
    assertFalse(after.get("plan").has("steps"));
    assertEquals(5, metrics("parts").size());
  }

  @Test
  void it_is_saved_as_often_as_was_asked_for_then() throws IOException {
    train("parts", "2", "--save-every", "0.000001s", "--keep", "9");
    assertEquals(0, resume("--steps", "4").code, program.err);
    assertEquals(
        List.of(
            ".lock",
            "step-0000000",
            "step-0000001",
            "step-0000002",
            "step-0000003",
            "step-0000004"),
        files("parts/checkpoint"));
  }

  @Test
  void a_run_that_is_done_stays_as_it_is() throws IOException {
    train("parts", "3");
    byte[] before = Files.readAllBytes(folder.resolve("parts/metrics.jsonl"));
    assertEquals(0, resume().code, program.err);
    assertTrue(program.out.startsWith("dcgan-mini trained after 3 steps in "), program.out);
    assertArrayEquals(before, Files.readAllBytes(folder.resolve("parts/metrics.jsonl")));
  }

  @Test
  void a_run_that_was_stopped_says_how_to_go_on() throws IOException {
    program.train("--out", "parts", "--max-time", "0.001s");
    assertTrue(
        program.out.contains("go on       gan train --resume " + folder.resolve("parts") + "\n"),
        program.out);
    assertEquals(0, resume().code, program.err);
    assertEquals(3, metrics("parts").size());
  }

  @Test
  void a_damaged_checkpoint_is_said_and_passed_over() throws IOException {
    train("parts", "3");
    Path file = folder.resolve("parts/checkpoint/step-0000003/generator.safetensors");
    Files.write(file, new byte[] {1, 2, 3});
    assertEquals(0, resume().code, program.err);
    assertTrue(program.err.contains("checkpoint: passed over: safetensors " + file), program.err);
    assertEquals(
        List.of(1, 2, 3),
        metrics("parts").stream().map(n -> n.get("step").asInt()).toList());
  }

  @Test
  void changes_are_refused_with_each_of_them_unless_allowed() throws IOException {
    train("parts", "3");
    fails(
        folder.resolve("parts") + " was trained with other settings: latent.size was 16 and is 8;"
            + " realLabel was 0.9 and is 1.0. Leave them as they were, or give --allow-changes.",
        "--set",
        "latent.size=8",
        "--set",
        "realLabel=1");
    fails(
        "checkpoint " + folder.resolve("parts/checkpoint/step-0000003")
            + " is of another training: plan.batch was 8 and is 4; plan.seed was 1 and is 2."
            + " Put that back, or allow the changes.",
        "--batch",
        "4",
        "--seed",
        "2");
    assertEquals(
        0,
        resume("--batch", "4", "--seed", "2", "--steps", "5", "--allow-changes").code,
        program.err);
    assertEquals(5, metrics("parts").size());
  }

  private void fails(String message, String... arguments) {
    resume(arguments);
    assertEquals("gan: " + message + "\n", program.err);
    assertEquals(2, program.code);
  }

  @Test
  void what_makes_no_sense_is_said() throws IOException {
    program.run("train", "--resume", "nothing");
    assertEquals(2, program.code);
    assertEquals(
        "gan: " + folder.resolve("nothing")
            + ": not a run folder: there is no config.json in it. Give a folder that 'gan train' wrote.\n",
        program.err);
    program.run("train", "--quiet");
    assertEquals(
        "gan: Missing required parameter: 'MODEL', or --resume RUN. See 'gan train --help'.\n",
        program.err);
    program.run("train", "dcgan-mini", "--resume", "nothing");
    assertEquals(
        "gan: --resume: the run has its model and its folder. Leave MODEL and --out away.\n",
        program.err);
    train("parts", "1");
    Files.move(folder.resolve("parts/checkpoint"), folder.resolve("elsewhere"));
    fails(folder.resolve("parts/checkpoint") + ": there is no checkpoint.");
  }
}
