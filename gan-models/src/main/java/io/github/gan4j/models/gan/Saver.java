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

  private static final long NEVER = -1;

  private final @Nullable CheckpointFolder folder;
  private final double every;
  private @Nullable FolderLock lock;
  private long saved = NEVER;
  private double savedAt;

  /** Without a folder it does nothing. */
  Saver(@Nullable CheckpointFolder folder, Duration every) {
    this.folder = folder;
    this.every = every.getSeconds() + every.getNano() * 1e-9;
  }

  boolean isOff() {
    return folder == null;
  }

  /** Keeps others from writing to the folder. */
  void lock() throws IOException {
    if (folder != null) {
      lock = folder.lock();
    }
  }

  /**
   * Keeps others from writing to the folder, which must hold no states yet.
   *
   * @throws IllegalStateException if it does
   */
  void lockEmpty() {
    CheckpointFolder into = folder;
    if (into == null) {
      return;
    }
    try {
      lock();
      if (!into.all().isEmpty()) {
        throw new IllegalStateException(
            "GanTrainer: %s holds checkpoints of a training. Resume it, or give another folder."
                .formatted(into.path()));
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  void begin(Training training) {
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
    if (saved != NEVER && saved != training.step() && training.isWhole()) {
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
