package io.github.gan4j.models.data;

/** Checks the settings of data sets that are computed. */
final class ToySettings {
  private ToySettings() {}

  static void positive(String owner, String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(
          owner + ": " + name + " must be at least 1, got " + value + ".");
    }
  }

  static void positive(String owner, String name, float value) {
    if (!(value > 0) || Float.isInfinite(value)) {
      throw new IllegalArgumentException(
          owner + ": " + name + " must be positive and finite, got " + value + ".");
    }
  }
}
