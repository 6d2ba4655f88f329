package io.github.gan4j.core.optim;

/** A setting that depends on the step, counted from 0: a learning rate or a momentum. */
@FunctionalInterface
public interface Schedule {

  float at(long step);

  static Schedule constant(float value) {
    return step -> value;
  }

  /** {@code max(first / factor^step, least)}: Goodfellow et al. (2014) use 0.1, 1.000004 and 1e-6. */
  static Schedule exponential(float first, double factor, float least) {
    return step -> (float) Math.max(first * StrictMath.pow(factor, -step), least);
  }

  /** From one value to another in a straight line between two steps, and constant outside. */
  static Schedule linear(float from, float to, long start, long end) {
    if (end <= start) {
      throw new IllegalArgumentException(
          "Schedule: a line must end after it starts, got steps " + start + " to " + end + ".");
    }
    return step -> {
      double done = Math.min(1, Math.max(0, (double) (step - start) / (end - start)));
      return (float) (from + (to - from) * done);
    };
  }
}
