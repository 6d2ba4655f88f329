package io.github.gan4j.models.gan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.core.io.Safetensors;
import io.github.gan4j.core.layer.Linear;
import io.github.gan4j.core.layer.Sequential;
import io.github.gan4j.core.optim.Sgd;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.models.checkpoint.CheckpointException;
import io.github.gan4j.models.checkpoint.CheckpointFolder;
import io.github.gan4j.models.net.Net;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a training saves, and what a GAN reads of it. */
class CheckpointTest {

  @TempDir
  Path folder;

  private CheckpointFolder checkpoints;

  @BeforeEach
  void setUp() {
    checkpoints = CheckpointFolder.at(folder.resolve("checkpoint"));
  }

  private static Gan toy() {
    return ToyGan.builder().ema(0.9f).build();
  }

  private GanTrainer trainer(long steps) {
    return new GanTrainer(Plan.steps(steps).batch(32).seed(1))
        .checkpoints(checkpoints, Duration.ZERO);
  }

  private Gan trained(long steps) {
    Gan gan = toy();
    trainer(steps).fit(gan, ToyGan.data(64));
    return gan;
  }

  private List<String> names() throws IOException {
    return checkpoints.all().stream().map(path -> path.getFileName().toString()).toList();
  }

  @Test
  void bringsBackEveryNumberOfTheNets() throws IOException {
    Gan gan = trained(3);
    Gan fresh = toy();
    assertNotEquals(ToyGan.numbers(gan), ToyGan.numbers(fresh));
    assertEquals(3, Checkpoint.load(checkpoints.path(), fresh));
    assertEquals(ToyGan.numbers(gan), ToyGan.numbers(fresh));
    assertEquals(gan.sampler().params().data()[5], fresh.sampler().params().data()[5]);
  }

  @Test
  void holdsTheOptimisersAndTheStep() throws IOException {
    trained(3);
    Path file = checkpoints.all().get(0).resolve("optimizer-g.generator.safetensors");
    Map<String, String> texts = Safetensors.read(file).metadata();
    assertEquals("3", texts.get("step"));
    assertEquals("3", texts.get("steps"));
    assertEquals(
        List.of("m.hidden.weight", "m.hidden.bias", "m.out.weight", "m.out.bias"),
        Safetensors.read(file).names().stream().filter(n -> n.startsWith("m.")).toList());
  }

  @Test
  void theLatestTwoAreKeptOrAsManyAsWanted() throws IOException {
    trained(4);
    assertEquals(List.of("step-0000004", "step-0000003"), names());
    checkpoints = CheckpointFolder.at(folder.resolve("more")).keep(3);
    trained(4);
    assertEquals(List.of("step-0000004", "step-0000003", "step-0000002"), names());
    assertEquals(3, Checkpoint.load(checkpoints.path().resolve("step-0000003"), toy()));
    assertThrows(IllegalArgumentException.class, () -> checkpoints.keep(0));
  }

  @Test
  void itIsThereFromTheStartAndAtTheEnd() throws IOException {
    TrainingListener look = new TrainingListener() {
      @Override
      public void onStep(Training training) {
        try {
          assertEquals(List.of("step-0000000"), names());
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    };
    trainer(3)
        .checkpoints(checkpoints, Duration.ofHours(1))
        .listen(look)
        .fit(toy(), ToyGan.data(64));
    assertEquals(List.of("step-0000003", "step-0000000"), names());
  }

  @Test
  void itIsSavedAsOftenAsAskedByTheTrainersClock() throws IOException {
    long[] nanos = {0};
    TrainingListener tick = new TrainingListener() {
      @Override
      public void onStep(Training training) {
        nanos[0] += 1_000_000_000L;
      }
    };
    checkpoints = checkpoints.keep(9);
    new GanTrainer(Plan.steps(8).batch(32))
        .clock(() -> nanos[0])
        .checkpoints(checkpoints, Duration.ofSeconds(3))
        .listen(tick)
        .fit(toy(), ToyGan.data(64));
    assertEquals(List.of("step-0000008", "step-0000006", "step-0000003", "step-0000000"), names());
  }

  @Test
  void aDamagedFileLeavesTheGanAsItWas() throws IOException {
    trained(2);
    for (Path state : checkpoints.all()) {
      Path file = state.resolve("discriminator.safetensors");
      byte[] bytes = Files.readAllBytes(file);
      bytes[bytes.length - 9] ^= 4;
      Files.write(file, bytes);
    }
    Gan fresh = toy();
    Map<String, List<Float>> before = ToyGan.numbers(fresh);
    IOException e =
        assertThrows(IOException.class, () -> Checkpoint.load(checkpoints.path(), fresh));
    assertTrue(e.getMessage().contains("no checkpoint is whole"), e.getMessage());
    assertTrue(
        e.getMessage()
            .contains("step-0000001/discriminator.safetensors".replace("/", File.separator)),
        e.getMessage());
    assertEquals(before, ToyGan.numbers(fresh));
  }

  @Test
  void aNetOfAnotherShapeIsRefusedAndLeftAsItWas() {
    trained(1);
    Net wider = Net.of(
        "generator", Rng.of(1), p -> Sequential.of(new Linear(p.at("hidden"), ToyGan.LATENT, 2)));
    Gan other = ToyGan.builder().generator(wider).ema(0.9f).build();
    Map<String, List<Float>> before = ToyGan.numbers(other);
    IOException e =
        assertThrows(IOException.class, () -> Checkpoint.load(checkpoints.path(), other));
    assertTrue(
        e.getMessage().contains("'hidden.weight': file [2, 32], model [2, 2]"), e.getMessage());
    assertEquals(before, ToyGan.numbers(other));
  }

  @Test
  void saysWhenThereIsNone() {
    Path missing = folder.resolve("nothing");
    IOException e = assertThrows(IOException.class, () -> Checkpoint.load(missing, toy()));
    assertEquals(missing + ": there is no checkpoint.", e.getMessage());
    assertFalse(Files.exists(missing));
  }

  // ---- what must not be saved, or not there

  @Test
  void aParameterThatIsNaNIsNotSavedAndTheOneBeforeStays() throws IOException {
    TrainingListener poison = new TrainingListener() {
      @Override
      public void onStep(Training training) {
        if (training.step() == 2) {
          training.gan().generator().params().tensors().get(0).data()[3] = Float.NaN;
        }
      }
    };
    UncheckedIOException e = assertThrows(
        UncheckedIOException.class, () -> trainer(9).listen(poison).fit(toy(), ToyGan.data(64)));
    assertEquals(
        "checkpoint: not saved, for 'hidden.weight' of 'generator' has the value NaN at position 3. Those saved before stay.",
        e.getMessage());
    assertEquals(1, Checkpoint.load(checkpoints.path(), toy()));
    assertEquals(List.of("step-0000001", "step-0000000"), names());
  }

  @Test
  void aStepThatFailsHalfwayIsNotSaved() throws IOException {
    int[] calls = {0};
    Gan gan = toy();
    Phase failing = Phase.of("extra", gan.generator(), Sgd.of(0.1f), c -> {
      if (++calls[0] == 3) {
        throw new IllegalStateException("made to fail");
      }
      return c.fake().square().mean();
    });
    List<Phase> phases = new ArrayList<>(gan.phases());
    phases.add(failing);
    Gan three = new Gan("toy", gan.generator(), gan.latent(), phases);
    assertThrows(IllegalStateException.class, () -> trainer(9).fit(three, ToyGan.data(64)));
    assertEquals(List.of("step-0000002", "step-0000001"), names());
  }

  @Test
  void aFolderWithCheckpointsIsNotTrainedIntoAnew() {
    trained(2);
    IllegalStateException e = assertThrows(IllegalStateException.class, () -> trained(2));
    assertEquals(
        "GanTrainer: " + checkpoints.path()
            + " holds checkpoints of a training. Resume it, or give another folder.",
        e.getMessage());
  }

  @Test
  void twoTrainingsCannotWriteToOneFolder() throws IOException {
    String[] told = {""};
    TrainingListener second = new TrainingListener() {
      @Override
      public void onStep(Training training) {
        if (training.step() == 2) {
          CheckpointException e = assertThrows(
              CheckpointException.class, () -> trainer(9).resume(toy(), ToyGan.data(64)));
          told[0] = String.valueOf(e.getMessage());
        }
      }
    };
    trainer(4).listen(second).fit(toy(), ToyGan.data(64));
    assertEquals(
        "checkpoint " + checkpoints.path()
            + ": another training is writing to it (process "
            + ProcessHandle.current().pid()
            + "). Wait for its end, or name another folder.",
        told[0]);
    assertEquals(4, Checkpoint.load(checkpoints.path(), toy()));
  }

  @Test
  void aFolderThatCannotBeMadeEndsTheTrainingBeforeItsFirstStep() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    checkpoints = CheckpointFolder.at(file.resolve("checkpoint"));
    long[] steps = {0};
    TrainingListener count = new TrainingListener() {
      @Override
      public void onStep(Training training) {
        steps[0]++;
      }
    };
    UncheckedIOException e = assertThrows(
        UncheckedIOException.class, () -> trainer(3).listen(count).fit(toy(), ToyGan.data(64)));
    assertEquals(
        "checkpoint " + checkpoints.path() + ": cannot be written: FileAlreadyExistsException: "
            + file + ". Let it be written to, or name another folder.",
        e.getMessage());
    assertEquals(0, steps[0]);
  }
}
