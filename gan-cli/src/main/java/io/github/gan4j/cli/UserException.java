package io.github.gan4j.cli;

/** Something that the user asked for cannot be done; the message is one line that says what to do. */
final class UserException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UserException(String message) {
    super(message);
  }

  UserException(String message, Throwable cause) {
    super(message, cause);
  }
}
