package io.github.gan4j.models.gan;

import io.github.gan4j.models.checkpoint.CheckpointFolder;
import io.github.gan4j.models.data.Dataset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A process that trains, and goes on with what a process before it had saved. It says each step that is saved, and can wait
 * after its first for its input to end.
 */
final class KilledTraining {

  static final String GO = "begin";
  static final long STEPS = 2000;

  private KilledTraining() {}

  /** Begins one, or goes on with it. What it says goes to a file: that of a killed process can still be read there. */
  static Process start(Path checkpoints, boolean savesEachStep, boolean waits, Path said)
      throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            KilledTraining.class.getName(),
            checkpoints.toString(),
            Boolean.toString(savesEachStep),
            Boolean.toString(waits))
        .redirectOutput(said.toFile())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** The folder of the checkpoints, whether to save after each step, and whether to wait after the first. */
  public static void main(String[] args) throws IOException {
    CheckpointFolder folder = CheckpointFolder.at(Path.of(args[0]));
    Duration every = Boolean.parseBoolean(args[1]) ? Duration.ZERO : Duration.ofHours(1);
    train(folder, every, Boolean.parseBoolean(args[2]));
  }

  private static void train(CheckpointFolder folder, Duration every, boolean waits)
      throws IOException {
    Gan gan = ToyGan.builder().ema(0.9f).build();
    Dataset data = ToyGan.data(100);
    GanTrainer trainer = new GanTrainer(Plan.steps(STEPS).batch(32).seed(5))
        .checkpoints(folder, every)
        .listen(new TrainingListener() {
          @Override
          public void onTrainingBegin(Training training) {
            System.out.println(GO);
          }

          // The checkpoint of the step before is saved by then.
          @Override
          public void onStep(Training training) {
            System.out.println(training.step() - 1);
            if (waits && training.step() == 1) {
              awaitEndOfInput();
            }
          }
        });
    if (folder.all().isEmpty()) {
      trainer.fit(gan, data);
    } else {
      trainer.resume(gan, data);
    }
  }

  private static void awaitEndOfInput() {
    try {
      System.in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
