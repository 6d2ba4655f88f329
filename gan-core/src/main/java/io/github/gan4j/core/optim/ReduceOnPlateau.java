package io.github.gan4j.core.optim;

/**
 * Lowers the learning rate when a number stops falling: by {@code factor}, once it has not been below its best by the
 * relative {@code threshold} for more than {@code patience} observations. PyTorch's ReduceLROnPlateau in mode "min",
 * threshold mode "rel", without its cooldown and its least rate.
 *
 * @param patience observations in a row that may fail to be better without a change of the rate
 */
public record ReduceOnPlateau(float factor, int patience, float threshold) {

  public ReduceOnPlateau {
    if (!(factor > 0 && factor < 1) || patience < 0 || !(threshold >= 0)) {
      throw new IllegalArgumentException(
          "ReduceOnPlateau: expected 0 < factor < 1, patience >= 0 and threshold >= 0, got "
              + factor + ", " + patience + " and " + threshold + ".");
    }
  }

  /** PyTorch's threshold of 1e-4. */
  public static ReduceOnPlateau of(float factor, int patience) {
    return new ReduceOnPlateau(factor, patience, 1e-4f);
  }

  /** What is remembered between observations. */
  public static final class State {

    private final ReduceOnPlateau settings;
    private double best = Double.POSITIVE_INFINITY;
    private int bad;

    public State(ReduceOnPlateau settings) {
      this.settings = settings;
    }

    /** Takes the next number and returns the factor for the learning rate: 1, unless it is to fall now. */
    public float observe(double value) {
      // PyTorch's rule as it is: for a negative best the bar is above it, so a number that is a
      // little worse counts as better
      if (value < best * (1.0 - settings.threshold())) {
        best = value;
        bad = 0;
      } else {
        bad++;
      }
      if (bad <= settings.patience()) {
        return 1;
      }
      bad = 0;
      return settings.factor();
    }

    /** The number that the next ones must fall below; infinite at first. */
    public double best() {
      return best;
    }

    /** Observations in a row that were not better. */
    public int bad() {
      return bad;
    }

    /**
     * Goes on from a saved state.
     *
     * @param best what {@link #best()} was
     * @param bad what {@link #bad()} was
     */
    public void restore(double best, int bad) {
      this.best = best;
      this.bad = bad;
    }
  }
}
