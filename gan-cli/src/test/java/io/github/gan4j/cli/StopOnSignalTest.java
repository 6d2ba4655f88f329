package io.github.gan4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signals to a training in a process of its own. */
@DisabledOnOs(OS.WINDOWS)
class StopOnSignalTest {
  private static final int SECONDS = 60;

  @TempDir
  Path folder;

  private Process start() throws IOException {
    Path data = Program.data(folder.resolve("data"));
    return Program.otherJvm(
            folder,
            List.of("-Dgan4j.kernels=scalar"),
            "train",
            "dcgan-mini",
            "--data",
            data.toString(),
            "--batch",
            "8",
            "--steps",
            "40000",
            "--sample-every",
            "5",
            "--out",
            "run")
        .redirectOutput(folder.resolve("output").toFile())
        .start();
  }

  private void awaitGrid() throws Exception {
    Path grid = folder.resolve("run/samples/step-0000005.png");
    for (int i = 0; i < SECONDS * 20 && !Files.exists(grid); i++) {
      Thread.sleep(50);
    }
    assertTrue(Files.exists(grid), output());
  }

  private String output() throws IOException {
    return Files.readString(folder.resolve("output"));
  }

  private static void send(String signal, Process process) throws Exception {
    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
        .start()
        .waitFor();
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void a_signal_ends_the_training_with_every_file_whole(String signal, int code) throws Exception {
    Process process = start();
    try {
      awaitGrid();
      send(signal, process);
      assertTrue(process.waitFor(SECONDS, TimeUnit.SECONDS), "still running");
      assertEquals(code, process.exitValue(), output());
    } finally {
      process.destroyForcibly();
    }
    Path run = folder.resolve("run");
    assertTrue(output().contains("dcgan-mini stopped after "), output());
    assertTrue(output().contains("run folder  run\n"), output());
    for (String picture : List.of("reals.png", "losses.png", "samples.gif")) {
      assertTrue(ImageIO.read(run.resolve(picture).toFile()) != null, picture);
    }
    List<String> lines = Files.readAllLines(run.resolve("metrics.jsonl"));
    long step = Json.MAPPER.readTree(lines.get(lines.size() - 1)).get("step").asLong();
    assertEquals(lines.size(), step);
    String last = "samples/step-%07d.png".formatted(step);
    assertTrue(ImageIO.read(run.resolve(last).toFile()) != null, last);
    Program program = new Program(folder);
    assertEquals(0, program.run("sample", "run").code, program.err);
  }

  @Test
  void a_killed_training_leaves_files_that_can_be_read() throws Exception {
    Process process = start();
    awaitGrid();
    process.destroyForcibly();
    assertTrue(process.waitFor(SECONDS, TimeUnit.SECONDS), "still running");
    Program program = new Program(folder);
    assertEquals(0, program.run("sample", "run").code, program.err);
    assertTrue(ImageIO.read(folder.resolve("run/samples/step-0000005.png").toFile()) != null);
  }
}
