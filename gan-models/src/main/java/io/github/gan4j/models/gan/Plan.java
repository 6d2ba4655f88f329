package io.github.gan4j.models.gan;

/**
 * How long to train and on how much at a time.
 *
 * @param steps passes over all phases, or 0 if epochs are given
 * @param epochs passes over the data, or 0 if steps are given
 * @param batch samples drawn at a time
 * @param seed decides the order of the data and every random number of the training
 */
public record Plan(long steps, int epochs, int batch, long seed) {

  public Plan {
    if (steps < 0 || epochs < 0 || (steps == 0) == (epochs == 0)) {
      throw new IllegalArgumentException(
          "Plan: give either steps or epochs, at least 1, got %d and %d.".formatted(steps, epochs));
    }
    if (batch < 1) {
      throw new IllegalArgumentException("Plan: batch must be at least 1, got " + batch + ".");
    }
  }

  /** A number of steps, in batches of 64, seed 1. */
  public static Plan steps(long steps) {
    return new Plan(steps, 0, 64, 1);
  }

  /** A number of passes over the data, in batches of 64, seed 1. */
  public static Plan epochs(int epochs) {
    return new Plan(0, epochs, 64, 1);
  }

  public Plan batch(int batch) {
    return new Plan(steps, epochs, batch, seed);
  }

  public Plan seed(long seed) {
    return new Plan(steps, epochs, batch, seed);
  }
}
