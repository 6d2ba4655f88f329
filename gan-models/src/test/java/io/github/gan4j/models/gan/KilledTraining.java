package io.github.gan4j.models.gan;

import io.github.gan4j.models.checkpoint.CheckpointFolder;
import io.github.gan4j.models.data.Dataset;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** A process that trains, and goes on with what a process before it had saved. It says each step that is saved. */
final class KilledTraining {

  static final String GO = "begin";
  private static final long STEPS = 2000;

  private KilledTraining() {}

  /** The folder of the checkpoints, and whether to save after each step. */
  public static void main(String[] args) throws IOException {
    CheckpointFolder folder = CheckpointFolder.at(Path.of(args[0]));
    train(folder, Boolean.parseBoolean(args[1]) ? Duration.ZERO : Duration.ofHours(1));
  }

  private static void train(CheckpointFolder folder, Duration every) throws IOException {
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
          }
        });
    if (folder.all().isEmpty()) {
      trainer.fit(gan, data);
    } else {
      trainer.resume(gan, data);
    }
  }
}
