package io.github.gan4j.core.optim;

/** A setting that depends on the step, counted from 0: a learning rate or a momentum. */
@FunctionalInterface
public interface Schedule {

  /** The value for the next step when so many have been taken. */
  float at(long step);

  /** The same value at every step. */
  static Schedule constant(float value) {
    if (!Float.isFinite(value)) {
      throw new IllegalArgumentException("Schedule: the value must be finite, got " + value + ".");
    }
    return step -> value;
  }

  /** {@code max(first / factor^step, least)}: Goodfellow et al. (2014) use 0.1, 1.000004 and 1e-6. */
  static Schedule exponential(float first, double factor, float least) {
    if (!(factor > 0 && factor < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "Schedule: the factor must be positive, got " + factor + ".");
    }
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
      return (float) (from * (1 - done) + to * done);
    };
  }
}
