package io.github.gan4j.models.checkpoint;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Thrown when a state cannot be saved, is not there, is damaged, or belongs to another training. */
public final class CheckpointException extends IOException {

  private static final long serialVersionUID = 1L;

  public CheckpointException(String message) {
    super(message);
  }

  public CheckpointException(String message, Throwable cause) {
    super(message, cause);
  }

  /** For a folder that the file system does not let be written. */
  static CheckpointException unwritable(Path folder, FileSystemException cause) {
    String reason = cause.getReason();
    return new CheckpointException(
        "checkpoint %s: cannot be written: %s: %s. Let it be written to, or name another folder."
            .formatted(
                folder,
                reason == null ? cause.getClass().getSimpleName() : reason,
                cause.getFile()),
        cause);
  }
}
