package io.github.gan4j.models.head;

/** Checks of settings. */
final class Require {

  private Require() {}

  static void weight(String what, float value) {
    if (!(value >= 0 && value < Float.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(what + " must be 0 or positive, got " + value + ".");
    }
  }
}
