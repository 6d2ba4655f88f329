package io.github.gan4j.core.io;

import java.io.IOException;

/**
 * Thrown when a file of tensors is damaged, is not what its format allows, or does not fit the model. The message names
 * the file, what was found and what was expected.
 */
public final class TensorFileException extends IOException {

  private static final long serialVersionUID = 1L;

  /**
   * @param where the format and the file, for example {@code "safetensors g.safetensors"}
   * @param problem what was found, what was expected, and what to do
   */
  public TensorFileException(String where, String problem) {
    super(where + ": " + problem);
  }

  /** The same, with the error that caused it. */
  public TensorFileException(String where, String problem, Throwable cause) {
    super(where + ": " + problem, cause);
  }
}
