package io.github.gan4j.models.metric;

import java.util.Locale;

/** Which of two values of a score is the better one. */
public enum Direction {
  /** The lower one. */
  LOWER,
  /** The higher one. */
  HIGHER,
  /** Neither end is better: the score describes, and is to be compared with that of real samples. */
  NEITHER;

  /**
   * Whether {@code value} is better than {@code other} by more than a share of it.
   *
   * <pre>{@code LOWER: value < other - share |other|,   HIGHER: value > other + share |other|}</pre>
   *
   * For {@code NEITHER} a change in any direction of more than the share is meant. NaN is never better,
   * and whatever is not NaN is better than NaN.
   */
  public boolean isBetter(double value, double other, double share) {
    if (Double.isNaN(value) || Double.isNaN(other)) {
      return !Double.isNaN(value);
    }
    double least = Double.isInfinite(other) ? 0 : share * Math.abs(other);
    boolean lower = value < other - least;
    boolean higher = value > other + least;
    return switch (this) {
      case LOWER -> lower;
      case HIGHER -> higher;
      case NEITHER -> lower || higher;
    };
  }

  /** {@code lower}, {@code higher} or {@code neither}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
