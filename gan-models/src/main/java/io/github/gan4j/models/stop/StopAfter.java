package io.github.gan4j.models.stop;

import io.github.gan4j.models.gan.Training;
import io.github.gan4j.models.gan.TrainingListener;
import java.time.Duration;
import java.util.Locale;

/**
 * Ends a training after the first step that is completed when a time is up, counted anew when a training is resumed. How many
 * steps that allows depends on the machine.
 *
 * @param limit above zero
 */
public record StopAfter(Duration limit) implements TrainingListener {

  public StopAfter {
    if (limit.isNegative() || limit.isZero()) {
      throw new IllegalArgumentException("StopAfter: the time must be above 0, got " + limit + ".");
    }
  }

  @Override
  public void onStep(Training training) {
    if (training.secondsHere() >= limit.toMillis() / 1000.0 && !training.isStopping()) {
      Reason.stop(
          training,
          String.format(Locale.ROOT, "the time of %,.0f seconds is up", limit.toMillis() / 1000.0));
    }
  }
}
