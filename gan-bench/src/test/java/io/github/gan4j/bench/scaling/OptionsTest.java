package io.github.gan4j.bench.scaling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OptionsTest {

  private static final Path FOLDER = Path.of("target", "scaling");

  @Test
  void readsFolderAndPace() {
    assertEquals(new Options(FOLDER, false), Options.parse(FOLDER));
    assertEquals(
        new Options(Path.of("results"), true),
        Options.parse(FOLDER, "--quick", "--out", "results"));
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThrows(IllegalArgumentException.class, () -> Options.parse(FOLDER, "--fast"));
    assertThrows(IllegalArgumentException.class, () -> Options.parse(FOLDER, "--out"));
  }
}
