package io.github.gan4j.bench.scores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {

  @TempDir
  Path folder;

  static Row row(String variant, long seed, double... modes) {
    List<Trial.Reading> readings = java.util.stream.IntStream.range(0, modes.length)
        .mapToObj(i -> new Trial.Reading(10L * (i + 1), Map.of("modes", modes[i])))
        .toList();
    return new Row(
        "ring",
        variant,
        "points",
        "10 steps",
        2500,
        seed,
        readings,
        0.5,
        0.25,
        1,
        "cpu",
        "17",
        "scalar",
        "abc");
  }

  private static Trial trial(String variant, String config, long seed) {
    return new Trial(
        "ring", variant, "points", config, 2500, seed, () -> Trial.Outcome.of(Map.of()));
  }

  @Test
  void whatWasAddedIsReadAgain() throws IOException {
    Path file = folder.resolve("scores.jsonl");
    Results first = Results.open(file);
    first.add(row("GAN", 1, 3, Double.NaN));
    Results.open(file).add(row("GAN", 2, 7));
    assertEquals(
        List.of(row("GAN", 1, 3, Double.NaN), row("GAN", 2, 7)),
        Results.open(file).rows());
    assertEquals(2, Files.readAllLines(file).size());
  }

  @Test
  void knowsWhichTrialsAreDone() throws IOException {
    Results results = Results.open(folder.resolve("scores.jsonl"));
    results.add(row("GAN", 1, 3));
    assertTrue(results.has(trial("GAN", "10 steps", 1)));
    assertFalse(results.has(trial("GAN", "10 steps", 2)));
    assertFalse(results.has(trial("PacGAN2", "10 steps", 1)));
    assertFalse(results.has(trial("GAN", "20 steps", 1)));
  }

  @Test
  void aLineCutOffIsAnError() throws IOException {
    Path file = folder.resolve("scores.jsonl");
    Results.open(file).add(row("GAN", 1, 3));
    String whole = Files.readString(file);
    Files.writeString(file, whole + whole.substring(0, 40));
    IOException e = assertThrows(IOException.class, () -> Results.open(file));
    assertEquals(
        file + ": line 2 is not a result. Mend or remove it, or name another --out.",
        e.getMessage());
  }
}
