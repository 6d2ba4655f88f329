package io.github.gan4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs in folders of any name, and in such that cannot be written. */
class PlacesTest {

  @TempDir
  Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"not/yet/a run %s $HOME 'x'", "caf\u00e9 \u65e5\u672c"})
  void areTakenAsTheyAre(String name) throws IOException {
    Charset ofNames = Charset.forName(System.getProperty("sun.jnu.encoding"));
    assumeTrue(ofNames.newEncoder().canEncode(name), "file names here are in " + ofNames);
    Path data = Program.data(folder.resolve(name + " data"));
    Program program = new Program(folder);
    program.run(
        "train",
        "dcgan-mini",
        "--data",
        data.toString(),
        "--batch",
        "8",
        "--steps",
        "1",
        "--out",
        name);
    assertEquals(0, program.code, program.err);
    assertTrue(program.out.contains(folder.resolve(name).toString()), program.out);
    assertEquals(0, program.run("sample", name, "--count", "4").code, program.err);
    assertTrue(Files.exists(folder.resolve(name).resolve("config.json")));
  }

  // ---- without permission

  /** Starts a process as root without root's right to write anywhere. */
  private static final List<String> AS_ANYONE = List.of(
      "setpriv",
      "--bounding-set=-dac_override,-dac_read_search",
      "--inh-caps=-dac_override,-dac_read_search");

  @Test
  @DisabledOnOs(OS.WINDOWS) // where a folder cannot be locked this way
  void aFolderWithoutPermissionIsSaidBeforeATrainingBegins() throws Exception {
    Path locked = Files.createDirectory(folder.resolve("locked"));
    lock(locked);
    fails(
        locked,
        "gan: --out " + locked.resolve("run") + ": cannot write to " + locked
            + ". Name a folder that can be written.",
        "train",
        "dcgan-mini",
        "--out",
        locked.resolve("run").toString());
    unlock(locked);
    try (Stream<Path> inside = Files.list(locked)) {
      assertEquals(0, inside.count());
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aRunWithoutPermissionIsLeftAsItIs() throws Exception {
    Program program = new Program(folder).train("--out", "run");
    assertEquals(0, program.code, program.err);
    Map<Path, FileTime> before = times();
    Path checkpoint = folder.resolve("run/checkpoint");
    Path lock = checkpoint.resolve(".lock");
    lock(lock);
    fails(
        lock,
        "gan: checkpoint " + checkpoint + ": cannot be written: AccessDeniedException: " + lock
            + ". Let it be written to, or name another folder.",
        "train",
        "--resume",
        folder.resolve("run").toString(),
        "--steps",
        "9");
    unlock(lock);
    assertEquals(before, times());
  }

  /** Of each file of the run when it was written. */
  private Map<Path, FileTime> times() throws IOException {
    Map<Path, FileTime> times = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder.resolve("run"))) {
      for (Path file : files.toList()) {
        times.put(file, Files.getLastModifiedTime(file));
      }
    }
    return times;
  }

  private static void lock(Path place) {
    assertTrue(place.toFile().setWritable(false));
  }

  /** So that it can be deleted. */
  private static void unlock(Path place) {
    assertTrue(place.toFile().setWritable(true));
  }

  private void fails(Path locked, String message, String... arguments) throws Exception {
    ProcessBuilder program = Program.otherJvm(folder, List.of(), arguments);
    if (Files.isWritable(locked)) {
      assumeTrue(canBeAnyone(), "root may write anywhere, and setpriv cannot forbid it here");
      program.command().addAll(0, AS_ANYONE);
    }
    Process process = program.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(2, process.waitFor(), said);
    assertTrue(said.endsWith(message + "\n"), said);
  }

  private static boolean canBeAnyone() throws InterruptedException {
    List<String> nothing = new ArrayList<>(AS_ANYONE);
    nothing.add("true");
    try {
      return new ProcessBuilder(nothing).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
