package io.github.gan4j.models.report;

import io.github.gan4j.models.gan.Plan;
import io.github.gan4j.models.gan.Training;

/** Which steps to log, so that a log of a long training does not grow without end. */
final class Steps {
  private static final long MOST = 50_000;

  private Steps() {}

  /** Every how many steps to log: 1, or more in a training of over 50,000 steps. */
  static long interval(Training training) {
    return Math.max(1, (planned(training) + MOST - 1) / MOST);
  }

  // Epochs of a GAN that draws several batches a step have fewer steps than this.
  private static long planned(Training training) {
    Plan plan = training.plan();
    return plan.steps() > 0
        ? plan.steps()
        : (long) plan.epochs() * (training.data().size() / plan.batch());
  }
}
