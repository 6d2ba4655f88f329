package io.github.gan4j.models.health;

/** What to do about a finding, besides saying it. */
public enum Policy {
  /** Nothing: the training goes on. */
  LOG,
  /** End the training after the step. */
  STOP,
  /**
   * Leave out the rest of a step whose loss or gradient is NaN or infinite, and put running statistics back; end the training
   * after ten such steps in a row. Other findings are only said.
   */
  SKIP,
  /**
   * Go back to the last good state and go on from there with other random numbers; end the training
   * where that did not help. Of symptoms that going back does not mend, see {@link
   * Symptom#isLeftByGoingBack}, it is only said that they are there.
   */
  ROLL_BACK
}
