package io.github.gan4j.models.gan;

import org.jspecify.annotations.Nullable;

/** What failed of several things that are all to be tried. The first failure is thrown at the end, with the others suppressed. */
final class Failures {

  private @Nullable Throwable first;

  void attempt(Runnable part) {
    try {
      part.run();
    } catch (RuntimeException | Error e) {
      add(e);
    }
  }

  void add(Throwable failure) {
    if (first == null) {
      first = failure;
    } else if (failure != first) {
      first.addSuppressed(failure);
    }
  }

  void rethrow() {
    if (first instanceof RuntimeException runtime) {
      throw runtime;
    }
    if (first instanceof Error error) {
      throw error;
    }
  }
}
