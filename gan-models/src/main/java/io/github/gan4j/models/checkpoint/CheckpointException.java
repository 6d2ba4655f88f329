package io.github.gan4j.models.checkpoint;

import java.io.IOException;

/** Thrown when a state cannot be saved, is not there, is damaged, or belongs to another training. */
public final class CheckpointException extends IOException {

  private static final long serialVersionUID = 1L;

  public CheckpointException(String message) {
    super(message);
  }

  public CheckpointException(String message, Throwable cause) {
    super(message, cause);
  }
}
