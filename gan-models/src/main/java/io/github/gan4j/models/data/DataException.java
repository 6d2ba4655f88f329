package io.github.gan4j.models.data;

/** Data that cannot be used: a file that is missing, broken or of another kind, or a bad value. */
public final class DataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says in one line what is wrong, where, and what to do. */
  public DataException(String message) {
    super(message);
  }

  /** As {@link #DataException(String)}, with the failure that was met. */
  public DataException(String message, Throwable cause) {
    super(message, cause);
  }
}
