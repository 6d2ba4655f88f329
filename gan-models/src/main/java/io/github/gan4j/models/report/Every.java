package io.github.gan4j.models.report;

import io.github.gan4j.models.gan.Training;

/** Says when something that is done every so often in a training is due, by the training's clock. */
final class Every {
  private final double seconds;
  private double last = Double.NaN;

  private Every(double seconds) {
    this.seconds = seconds;
  }

  static Every seconds(double seconds) {
    return new Every(seconds);
  }

  /** True if the time has passed since this was true, or first asked. */
  boolean isDue(Training training) {
    double now = training.seconds();
    if (Double.isNaN(last)) {
      last = training.isResumed() ? now : 0;
    }
    if (now - last < seconds) {
      return false;
    }
    last = now;
    return true;
  }
}
