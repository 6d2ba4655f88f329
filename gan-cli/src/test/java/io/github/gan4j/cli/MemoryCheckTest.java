package io.github.gan4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training in a process with little memory. */
class MemoryCheckTest {
  @TempDir
  Path folder;

  private String refused(String memory, String batch) throws Exception {
    Process process = Program.otherJvm(
            folder,
            List.of("-Xmx" + memory, "-XX:+UseParallelGC", "-Dgan4j.kernels=scalar"),
            "train",
            "dcgan-mini",
            "--batch",
            batch,
            "--eval-every",
            "0",
            "--out",
            "run")
        .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(2, process.waitFor(), said);
    assertFalse(Files.exists(folder.resolve("run")), said);
    return said;
  }

  @Test
  void one_that_is_too_large_is_refused_before_it_begins() throws Exception {
    String said = refused("240m", "800");
    assertTrue(
        said.matches(
            "gan: --batch 800: needs about \\d{3} MiB, and of the \\d{3} MiB that Java may use \\d{3} MiB are free\\."
                + " Set GAN_OPTS=-Xmx\\d{3}m, or use --batch \\d{3}\\.\\R"),
        said);
  }

  @Test
  void one_that_is_far_too_large_too() throws Exception {
    String said = refused("64m", "2000");
    assertTrue(
        said.startsWith("gan: --batch 2000: even a quarter of it needs more than the "), said);
  }

  @Test
  void a_dry_run_says_what_is_needed() throws Exception {
    Program program = new Program(folder).train("--dry-run");
    assertEquals(0, program.code, program.err);
    assertTrue(
        program.out.matches("(?s).*\nmemory {6}about \\d+ MiB besides the data, of \\d.*"),
        program.out);
  }
}
