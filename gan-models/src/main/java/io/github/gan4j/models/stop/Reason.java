package io.github.gan4j.models.stop;

import io.github.gan4j.models.gan.Note;
import io.github.gan4j.models.gan.Training;
import java.util.Optional;

/** Why a training was stopped. */
public final class Reason {

  private static final String SOURCE = "stop";

  private Reason() {}

  /** Stops a training and says why. */
  static void stop(Training training, String why) {
    training.note(SOURCE, why);
    training.stop();
  }

  /** What was said when a rule of this package stopped the training; empty if none did. */
  public static Optional<String> of(Training training) {
    return training.notes().stream()
        .filter(note -> note.source().equals(SOURCE))
        .map(Note::text)
        .findFirst();
  }
}
