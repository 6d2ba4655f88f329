package io.github.gan4j.cli;

/** A training that failed after its run folder was made. */
final class RunFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RunFailedException(Throwable cause, RunFolder folder) {
    super(sentence(Errors.text(cause)) + " What was written before is in " + folder + ".", cause);
  }

  private static String sentence(String text) {
    return text.endsWith(".") ? text : text + ".";
  }
}
