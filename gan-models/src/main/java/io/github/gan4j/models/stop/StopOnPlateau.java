package io.github.gan4j.models.stop;

import io.github.gan4j.models.checkpoint.CheckpointException;
import io.github.gan4j.models.checkpoint.Memory;
import io.github.gan4j.models.gan.Metrics;
import io.github.gan4j.models.gan.Resumable;
import io.github.gan4j.models.gan.Training;
import io.github.gan4j.models.metric.Direction;
import java.util.Locale;
import java.util.Map;

/**
 * Ends a training when a number has stopped to improve.
 *
 * <p>Means of {@code averaged} measurements in turn are compared with the best mean so far; the training
 * ends after {@code patience} means in a row that are not better by more than a share of it. A number that
 * is measured at some steps only, such as a score of an evaluation, counts at those.
 *
 * <p>Which numbers can tell: scores of an evaluation always; the Wasserstein estimate of a critic that is
 * kept Lipschitz; the global measure that BEGAN gives. The losses of the usual games cannot: they are
 * steady while samples improve and while they get worse.
 */
public final class StopOnPlateau implements Resumable {

  /** The name for the mean score of real samples less that of generated ones. */
  public static final String WASSERSTEIN = "wasserstein";

  private static final int STEPS = 100;

  private final String metric;
  private final Direction better;
  private final double share;
  private final int patience;
  private final Blocks means;
  private double best = Double.NaN;
  private int measured;
  private int flat;

  /**
   * A rule.
   *
   * @param metric the number's name, or the part of it before extractor and count: {@code fid}; or {@link
   *     #WASSERSTEIN}
   * @param better which values are; for {@code NEITHER} any change counts as an improvement
   * @param share of the best mean by which a mean must be better, 0 or more
   * @param patience means in a row that may fail to be, 1 or more
   * @param averaged measurements in a mean, 1 or more
   * @throws IllegalArgumentException if a number is out of its range
   */
  public StopOnPlateau(String metric, Direction better, double share, int patience, int averaged) {
    if (!(share >= 0) || patience < 1 || averaged < 1) {
      throw new IllegalArgumentException(
          "StopOnPlateau: of '%s', share must be 0 or more, patience and averaged 1 or more, got %s, %d and %d."
              .formatted(metric, share, patience, averaged));
    }
    this.metric = metric;
    this.better = better;
    this.share = share;
    this.patience = patience;
    means = new Blocks(averaged);
  }

  /** Of a score of an evaluation: three in a row that are not better by 1 % of the best. */
  public static StopOnPlateau ofScore(String metric, Direction better) {
    return new StopOnPlateau(metric, better, 0.01, 3, 1);
  }

  /** Of a number of every step: means of 100 steps, five in a row that are not better by 5 % of the best. */
  public static StopOnPlateau ofSteps(String metric, Direction better) {
    return new StopOnPlateau(metric, better, 0.05, 5, STEPS);
  }

  @Override
  public void onStep(Training training) {
    double value = value(training.metrics());
    if (Double.isNaN(value)) {
      return;
    }
    measured++;
    double mean = means.add(value);
    if (Double.isNaN(mean)) {
      return;
    }
    if (better.isBetter(mean, best, share)) {
      best = mean;
      flat = 0;
    } else if (++flat >= patience && !training.isStopping()) {
      Reason.stop(
          training,
          String.format(
              Locale.ROOT,
              "%s is flat: %d in a row not %s than %.4g by %.3g %%",
              metric,
              flat,
              better == Direction.NEITHER ? "other" : better,
              best,
              100 * share));
    }
  }

  private double value(Metrics metrics) {
    if (metric.equals(WASSERSTEIN)) {
      return metrics.get("d_real") - metrics.get("d_fake");
    }
    double exact = metrics.get(metric);
    if (!Double.isNaN(exact)) {
      return exact;
    }
    return metrics.values().entrySet().stream()
        .filter(e -> e.getKey().startsWith(metric + "_"))
        .mapToDouble(Map.Entry::getValue)
        .findFirst()
        .orElse(Double.NaN);
  }

  @Override
  public String key() {
    return "plateau-" + metric;
  }

  @Override
  public Memory remember() {
    return new Memory()
        .put("best", best)
        .put("measured", measured)
        .put("flat", flat)
        .put("means", means.remember());
  }

  @Override
  public void restore(Memory memory) throws CheckpointException {
    best = memory.number("best");
    measured = (int) memory.count("measured");
    flat = (int) memory.count("flat");
    means.restore(memory.memory("means"));
  }

  @Override
  public void onTrainingEnd(Training training) {
    if (measured == 0 && training.step() > 0) {
      training.note(
          "plateau",
          "'%s' was never measured, so it could not stop the training; there were %s"
              .formatted(metric, training.metrics().values().keySet()));
    }
  }
}
