package io.github.gan4j.models.report;

import io.github.gan4j.models.gan.Checkpoint;
import io.github.gan4j.models.gan.Training;
import io.github.gan4j.models.gan.TrainingListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * Keeps the latest state of a training in a folder: at its begin, so that a disk that cannot be
 * written is found out early, then every so many seconds, and at its end.
 */
public final class Checkpoints implements TrainingListener {
  private final Path folder;
  private final Every pause;
  private long saved = -1;

  /** Writes to {@code folder}, in place of what is there. */
  public Checkpoints(Path folder, double seconds) {
    this.folder = folder;
    pause = Every.seconds(seconds);
  }

  @Override
  public void onTrainingBegin(Training training) {
    save(training);
  }

  @Override
  public void onStep(Training training) {
    if (pause.isDue()) {
      save(training);
    }
  }

  @Override
  public void onTrainingEnd(Training training) {
    if (saved != training.step()) {
      save(training);
    }
  }

  private void save(Training training) {
    try {
      Checkpoint.save(folder, training);
      saved = training.step();
    } catch (IOException e) {
      throw new UncheckedIOException("checkpoint " + folder + ": " + e.getMessage(), e);
    }
  }
}
