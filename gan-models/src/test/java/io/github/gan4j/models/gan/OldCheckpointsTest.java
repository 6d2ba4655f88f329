package io.github.gan4j.models.gan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.models.checkpoint.CheckpointFolder;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints that earlier versions wrote: each format that was ever written can still be read. */
class OldCheckpointsTest {

  @TempDir
  Path folder;

  @Test
  void format1() throws IOException, URISyntaxException {
    Path saved =
        Path.of(Objects.requireNonNull(getClass().getResource("/checkpoints/format-1/step-0000003"))
            .toURI());
    Gan gan = ToyGan.builder().ema(0.9f).build();
    assertEquals(3, Checkpoint.load(saved, gan));
    float[] expected = {0.011498423f, 0.029467046f, 0.2657247f, -0.37082326f};
    assertArrayEquals(expected, gan.sample(2, Rng.of(4)).toArray(), 1e-6f);

    Path copy = Files.createDirectories(folder.resolve("checkpoint/step-0000003"));
    for (Path file : files(saved)) {
      Files.copy(file, copy.resolve(file.getFileName().toString()));
    }
    CheckpointFolder checkpoints = CheckpointFolder.at(copy.getParent());
    Training training = new GanTrainer(Plan.steps(5).batch(32).seed(1))
        .checkpoints(checkpoints)
        .resume(ToyGan.builder().ema(0.9f).build(), ToyGan.data(64));
    assertEquals(5, training.step());
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
