package io.github.gan4j.models.penalty;

/** Checks of settings. */
final class Require {

  private Require() {}

  static void positive(String what, float value) {
    if (!(value > 0 && value < Float.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(what + " must be positive, got " + value + ".");
    }
  }
}
