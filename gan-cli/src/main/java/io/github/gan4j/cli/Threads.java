package io.github.gan4j.cli;

import io.github.gan4j.core.kernel.Workers;
import org.jspecify.annotations.Nullable;

/** The workers that a command uses: a number the user gave, or the shared ones. */
final class Threads implements AutoCloseable {
  /** Of the option, for users. */
  static final String DESCRIPTION =
      "Threads to compute with (default: all processors). The result does not depend on it.";

  private static final int MOST = 1024;

  private final @Nullable Workers own;

  private Threads(@Nullable Workers own) {
    this.own = own;
    Workers.use(own);
  }

  /** Makes this thread use so many workers. */
  static Threads use(@Nullable Integer count) {
    if (count == null) {
      return new Threads(null);
    }
    if (count < 1 || count > MOST) {
      throw new UserException("--threads must be 1 to " + MOST + ", got " + count + ".");
    }
    return new Threads(Workers.of(count));
  }

  @Override
  public void close() {
    Workers.use(null);
    if (own != null) {
      own.close();
    }
  }
}
