package io.github.gan4j.models.health;

import java.util.Locale;

/** Numbers as sentences show them. */
final class Texts {

  private Texts() {}

  /** {@code 12 %}; {@code 0.4 %} below one. */
  static String percent(double share) {
    double percent = 100 * share;
    boolean isWhole = percent == 0 || percent >= 1;
    return String.format(Locale.ROOT, isWhole ? "%.0f %%" : "%.1f %%", percent);
  }

  /** Two digits that count: {@code 0.034}, {@code 3.1e-08}. */
  static String number(double value) {
    boolean isPlain = value == 0 || (Math.abs(value) >= 1e-3 && Math.abs(value) < 1e4);
    if (!isPlain) {
      return String.format(Locale.ROOT, "%.1e", value);
    }
    int digits = value == 0 ? 0 : Math.max(0, 1 - (int) Math.floor(Math.log10(Math.abs(value))));
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
