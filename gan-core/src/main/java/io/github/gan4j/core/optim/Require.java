package io.github.gan4j.core.optim;

/** Checks of settings: one text for all optimisers. */
final class Require {

  private Require() {}

  static void decay(String name, float value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(
          name + " must be at least 0 and below 1, got " + value + ".");
    }
  }

  static void notNegative(String name, float value) {
    if (!(value >= 0 && value < Float.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " must be 0 or positive, got " + value + ".");
    }
  }
}
