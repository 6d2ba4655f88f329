package io.github.gan4j.models.gan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.core.io.Safetensors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {

  @TempDir
  Path folder;

  private static Gan trained(Path checkpoint, int steps) {
    Gan gan = ToyGan.builder().ema(0.9f).build();
    TrainingListener saving = new TrainingListener() {
      @Override
      public void onStep(Training t) {
        try {
          Checkpoint.save(checkpoint, t);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    };
    new GanTrainer(Plan.steps(steps).batch(32).seed(1)).listen(saving).fit(gan, ToyGan.data(64));
    return gan;
  }

  @Test
  void bringsBackEveryNumberOfTheNets() throws IOException {
    Path checkpoint = folder.resolve("checkpoint");
    Gan gan = trained(checkpoint, 3);
    Gan fresh = ToyGan.builder().ema(0.9f).build();
    assertNotEquals(ToyGan.numbers(gan), ToyGan.numbers(fresh));
    Checkpoint.load(checkpoint, fresh);
    assertEquals(ToyGan.numbers(gan), ToyGan.numbers(fresh));
    assertEquals(gan.sampler().params().data()[5], fresh.sampler().params().data()[5]);
  }

  @Test
  void holdsTheOptimisersAndTheStep() throws IOException {
    Path checkpoint = folder.resolve("checkpoint");
    trained(checkpoint, 3);
    Map<String, String> metadata = Safetensors.read(
            checkpoint.resolve("optimizer-g.generator.safetensors"))
        .metadata();
    assertEquals("3", metadata.get("step"));
    assertEquals(
        "3",
        Safetensors.read(checkpoint.resolve("generator.safetensors")).metadata().get("step"));
    assertEquals(
        List.of("m.hidden.weight", "m.hidden.bias", "m.out.weight", "m.out.bias"),
        Safetensors.read(checkpoint.resolve("optimizer-g.generator.safetensors")).names().stream()
            .filter(n -> n.startsWith("m."))
            .toList());
  }

  @Test
  void replacesTheOneBeforeAndLeavesNothingBeside() throws IOException {
    Path checkpoint = folder.resolve("checkpoint");
    trained(checkpoint, 2);
    trained(checkpoint, 4);
    assertEquals(
        "4",
        Safetensors.read(checkpoint.resolve("generator.safetensors")).metadata().get("step"));
    try (var files = Files.list(folder)) {
      assertEquals(List.of(checkpoint), files.toList());
    }
  }

  @Test
  void isFoundBetweenTheTwoRenames() throws IOException {
    Path checkpoint = folder.resolve("checkpoint");
    Gan gan = trained(checkpoint, 2);
    Files.move(checkpoint, folder.resolve("checkpoint.old"));
    Gan fresh = ToyGan.builder().ema(0.9f).build();
    Checkpoint.load(checkpoint, fresh);
    assertEquals(ToyGan.numbers(gan), ToyGan.numbers(fresh));
  }

  @Test
  void aDamagedFileLeavesTheGanAsItWas() throws IOException {
    Path checkpoint = folder.resolve("checkpoint");
    trained(checkpoint, 2);
    Path file = checkpoint.resolve("discriminator.safetensors");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 9] ^= 4;
    Files.write(file, bytes);
    Gan fresh = ToyGan.builder().ema(0.9f).build();
    Map<String, List<Float>> before = ToyGan.numbers(fresh);
    IOException e = assertThrows(IOException.class, () -> Checkpoint.load(checkpoint, fresh));
    assertTrue(e.getMessage().contains("discriminator.safetensors"), e.getMessage());
    assertEquals(before, ToyGan.numbers(fresh));
  }

  @Test
  void saysWhenThereIsNone() {
    Path missing = folder.resolve("nothing");
    IOException e = assertThrows(
        IOException.class, () -> Checkpoint.load(missing, ToyGan.builder().build()));
    assertEquals(missing + ": there is no checkpoint.", e.getMessage());
    assertFalse(Files.exists(missing));
  }
}
