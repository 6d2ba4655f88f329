package io.github.gan4j.models.stop;

import io.github.gan4j.models.checkpoint.CheckpointException;
import io.github.gan4j.models.checkpoint.Memory;
import io.github.gan4j.models.gan.Resumable;
import io.github.gan4j.models.gan.Training;
import io.github.gan4j.models.metric.JensenShannonEstimate;
import java.util.Locale;

/**
 * Ends a training of the minimax game when its discriminator cannot tell real from generated any more: D
 * near 1/2 for both, and the Jensen-Shannon divergence that its loss shows flat.
 *
 * <p>It looks at means over some steps, and only once D has told both apart: untrained, it is near 1/2 too.
 * D near 1/2 means that this discriminator is beaten, not that samples are good; a weak one is beaten
 * early. The loss must be the sum of both cross-entropies without label smoothing, as {@link
 * JensenShannonEstimate} says.
 *
 * <p>Source: Goodfellow et al., "Generative adversarial nets", 2014, proposition 1 and theorem 1.
 */
public final class StopAtEquilibrium implements Resumable {

  private final double tolerance;
  private final double flatness;
  private final int patience;
  private final Blocks reals;
  private final Blocks fakes;
  private final Blocks losses;
  private boolean hasToldApart;
  private int count;
  private double least;
  private double most;

  /**
   * A rule.
   *
   * @param tolerance how far the means of D may be from 1/2, above 0 and below 1/2
   * @param flatness how far apart the estimates may be, in nats, above 0
   * @param patience means in a row that must be so, 2 or more
   * @param averaged steps in a mean, 1 or more
   * @throws IllegalArgumentException if a number is out of its range
   */
  public StopAtEquilibrium(double tolerance, double flatness, int patience, int averaged) {
    if (!(tolerance > 0 && tolerance < 0.5) || !(flatness > 0) || patience < 2 || averaged < 1) {
      throw new IllegalArgumentException(
          "StopAtEquilibrium: tolerance must be above 0 and below 0.5, flatness above 0, patience 2 or more and averaged 1 or more, got %s, %s, %d and %d."
              .formatted(tolerance, flatness, patience, averaged));
    }
    this.tolerance = tolerance;
    this.flatness = flatness;
    this.patience = patience;
    reals = new Blocks(averaged);
    fakes = new Blocks(averaged);
    losses = new Blocks(averaged);
  }

  /** D within 0.05 of 1/2 and the estimate within 0.02 nats, in 5 means of 100 steps. */
  public static StopAtEquilibrium defaults() {
    return new StopAtEquilibrium(0.05, 0.02, 5, 100);
  }

  @Override
  public void onStep(Training training) {
    double real = reals.add(training.metrics().get("d_real"));
    double fake = fakes.add(training.metrics().get("d_fake"));
    double loss = losses.add(training.metrics().get("d_loss"));
    if (Double.isNaN(real) || Double.isNaN(fake) || Double.isNaN(loss)) {
      return;
    }
    boolean isUndecided = isHalf(real) && isHalf(fake);
    hasToldApart |= !isUndecided;
    if (!isUndecided || !hasToldApart) {
      count = 0;
      return;
    }
    take(JensenShannonEstimate.of(loss));
    if (count >= patience && !training.isStopping()) {
      Reason.stop(
          training,
          String.format(
              Locale.ROOT,
              "the discriminator is undecided: D(real) %.3f, D(fake) %.3f, and its Jensen-Shannon estimate flat at %.3f to %.3f nats",
              real,
              fake,
              least,
              most));
    }
  }

  @Override
  public String key() {
    return "equilibrium";
  }

  @Override
  public Memory remember() {
    return new Memory()
        .put("has_told_apart", Boolean.toString(hasToldApart))
        .put("count", count)
        .put("least", least)
        .put("most", most)
        .put("reals", reals.remember())
        .put("fakes", fakes.remember())
        .put("losses", losses.remember());
  }

  @Override
  public void restore(Memory memory) throws CheckpointException {
    hasToldApart = Boolean.parseBoolean(memory.text("has_told_apart"));
    count = (int) memory.count("count");
    least = memory.number("least");
    most = memory.number("most");
    reals.restore(memory.memory("reals"));
    fakes.restore(memory.memory("fakes"));
    losses.restore(memory.memory("losses"));
  }

  private boolean isHalf(double probability) {
    return Math.abs(probability - 0.5) <= tolerance;
  }

  /** Counts one more, or begins anew with it if it is too far from those counted. */
  private void take(double estimate) {
    double low = count == 0 ? estimate : Math.min(least, estimate);
    double high = count == 0 ? estimate : Math.max(most, estimate);
    boolean isFlat = high - low <= flatness;
    least = isFlat ? low : estimate;
    most = isFlat ? high : estimate;
    count = isFlat ? count + 1 : 1;
  }
}
