package io.github.gan4j.models.gan;

import io.github.gan4j.models.checkpoint.CheckpointException;
import io.github.gan4j.models.checkpoint.CheckpointFolder;
import io.github.gan4j.models.checkpoint.FolderLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Saves a training between its steps: at its begin, so that a disk that cannot be written is found out early, then every so
 * often, and at its end.
 */
final class Saver implements AutoCloseable {

  private final @Nullable CheckpointFolder folder;
  private final double every;
  private @Nullable FolderLock lock;
  private long saved = -1;
  private double savedAt;

  /** Without a folder it does nothing. */
  Saver(@Nullable CheckpointFolder folder, Duration every) {
    this.folder = folder;
    this.every = every.toNanos() * 1e-9;
  }

  boolean isOff() {
    return folder == null;
  }

  /** Keeps others from writing to the folder. */
  void lock() throws IOException {
    if (folder != null && lock == null) {
      lock = folder.lock();
    }
  }

  void begin(Training training) {
    try {
      lock();
    } catch (IOException e) {
      throw failed(e);
    }
    if (saved != training.step()) {
      save(training);
    }
  }

  /** The training's present state is one that was read. */
  void isSaved(Training training) {
    saved = training.step();
    savedAt = training.seconds();
  }

  void afterStep(Training training) {
    if (training.seconds() - savedAt >= every) {
      save(training);
    }
  }

  void end(Training training) {
    if (lock != null && saved != training.step() && training.isBetweenSteps()) {
      save(training);
    }
  }

  private void save(Training training) {
    if (folder == null) {
      return;
    }
    try {
      Checkpoint.save(folder, training);
    } catch (IOException e) {
      throw failed(e);
    }
    isSaved(training);
  }

  private UncheckedIOException failed(IOException e) {
    String what = e instanceof CheckpointException ? "" : "checkpoint: ";
    return new UncheckedIOException(what + e.getMessage(), e);
  }

  @Override
  public void close() throws IOException {
    FolderLock held = lock;
    if (held != null) {
      held.close();
    }
  }
}
