package io.github.gan4j.models.gan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gan4j.models.checkpoint.CheckpointException;
import io.github.gan4j.models.checkpoint.CheckpointFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two processes and one folder: the second is refused, and the first does not notice. */
class TwoProcessesTest {

  @TempDir
  Path folder;

  @Test
  @Timeout(300)
  void theSecondIsToldOfTheFirstWhichIsUnharmed() throws IOException, InterruptedException {
    Path checkpoints = folder.resolve("checkpoint");
    Path said = folder.resolve("said");
    Process first = KilledTraining.start(checkpoints, false, true, said);
    try {
      awaitStep(said, first);
      String expected =
          "checkpoint " + checkpoints + ": another training is writing to it (process "
              + first.pid() + "). Wait for its end, or name another folder.";
      List<String> events = new ArrayList<>();
      CheckpointException resuming = assertThrows(
          CheckpointException.class, () -> second(events).resume(gan(), ToyGan.data(100)));
      assertEquals(expected, resuming.getMessage());
      UncheckedIOException beginning = assertThrows(
          UncheckedIOException.class, () -> second(events).fit(gan(), ToyGan.data(100)));
      assertEquals(expected, beginning.getMessage());
      assertEquals(List.of(), events, "listeners write, so they must not hear of such a training");
      first.getOutputStream().close();
      assertEquals(0, first.waitFor());
    } finally {
      first.destroyForcibly();
    }
    Path alone = folder.resolve("alone");
    assertEquals(0, KilledTraining.start(alone, false, false, said).waitFor());
    assertEquals(atItsEnd(alone), atItsEnd(checkpoints));
  }

  private static Map<String, List<Float>> atItsEnd(Path checkpoints) throws IOException {
    Gan gan = gan();
    assertEquals(KilledTraining.STEPS, Checkpoint.load(checkpoints, gan));
    return ToyGan.numbers(gan);
  }

  private static void awaitStep(Path said, Process process)
      throws IOException, InterruptedException {
    while (process.isAlive() && Files.readAllLines(said).size() < 2) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  private static Gan gan() {
    return ToyGan.builder().ema(0.9f).build();
  }

  private GanTrainer second(List<String> events) {
    return new GanTrainer(Plan.steps(KilledTraining.STEPS).batch(32).seed(5))
        .checkpoints(CheckpointFolder.at(folder.resolve("checkpoint")))
        .listen(new TrainingListener() {
          @Override
          public void onTrainingBegin(Training training) {
            events.add("begin");
          }

          @Override
          public void onTrainingEnd(Training training) {
            events.add("end");
          }
        });
  }
}
