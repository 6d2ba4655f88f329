package io.github.gan4j.cli;

import java.time.Duration;
import java.time.format.DateTimeParseException;

/** Times as a user writes them. */
final class Times {
  private Times() {}

  /**
   * A time above zero.
   *
   * @param option what it was given to, for the error
   */
  static Duration parse(String option, String text) {
    try {
      Duration time = Duration.parse("PT" + text);
      if (!time.isNegative() && !time.isZero()) {
        return time;
      }
    } catch (DateTimeParseException e) {
      // told below
    }
    throw new UserException(
        option + " must be a time above zero such as 90s, 10m or 1h30m, got '" + text + "'.");
  }
}
