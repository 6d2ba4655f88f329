package io.github.gan4j.models.gan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The listeners of a trainer. Every one is told of an event, even after one that throws. */
final class Listeners {

  private static final String SOURCE = "listener";

  private final List<TrainingListener> all = new ArrayList<>();
  private final Set<String> noted = new HashSet<>();
  private boolean areTolerated;

  void add(TrainingListener listener) {
    all.add(listener);
  }

  /** From now on their exceptions are noted and not thrown. */
  void tolerate() {
    areTolerated = true;
  }

  List<Resumable> resumables() {
    return all.stream()
        .filter(Resumable.class::isInstance)
        .map(Resumable.class::cast)
        .toList();
  }

  /** Tells all; the first exception that is not tolerated is thrown once they are told. */
  void tell(Training training, Consumer<TrainingListener> event) {
    Failures failures = new Failures();
    for (TrainingListener listener : all) {
      try {
        event.accept(listener);
      } catch (RuntimeException | Error e) {
        if (areTolerated && e instanceof RuntimeException) {
          note(training, listener, e);
        } else {
          failures.add(e);
        }
      }
    }
    failures.rethrow();
  }

  // Once for each kind: one that fails at every step would say it at every step.
  private void note(Training training, TrainingListener listener, Throwable e) {
    String name = listener.getClass().getName();
    String kind = name + " " + e.getClass().getName();
    if (noted.add(kind)) {
      training.note(
          SOURCE,
          name.substring(name.lastIndexOf('.') + 1) + " failed, and the training goes on: " + e);
    }
  }
}
