package io.github.gan4j.bench.peers;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A side and the step times of its turns so far. */
final class Turns {

  // A turn within 3 per cent of the best one before counts as no faster.
  private static final double STABLE = 0.97;
  private static final int LEAST_WARM_TURNS = 3;

  private final SideProcess side;
  private final Pace pace;
  private final Map<Integer, Double> medians = new TreeMap<>();
  private double latest;

  /** Begins with one step, which tells how many fill a turn. */
  Turns(SideProcess side, Pace pace) throws IOException {
    this.side = side;
    this.pace = pace;
    latest = side.steps(1).get(0);
  }

  SideProcess side() {
    return side;
  }

  /** The median step time of one more turn, which is not noted. */
  double probe() throws IOException {
    latest = Stats.median(side.steps(pace.steps(latest)));
    return latest;
  }

  /**
   * Runs until steps no longer get faster, or time is up.
   *
   * @return the median step time of the last turn
   */
  double warmUp() throws IOException {
    long end = System.nanoTime() + (long) (pace.warmUp() * 1e9);
    double best = latest;
    for (int i = 1; ; i++) {
      double now = probe();
      boolean faster = now < STABLE * best;
      best = Math.min(best, now);
      if ((!faster && i >= LEAST_WARM_TURNS) || System.nanoTime() > end) {
        return now;
      }
    }
  }

  /** The turn of one round, noted. */
  void run(int round) throws IOException {
    medians.put(round, probe());
  }

  /** The median over the noted turns. */
  double median() {
    return Stats.median(List.copyOf(medians.values()));
  }

  /** The median of the turn of one round. */
  double median(int round) {
    return Objects.requireNonNull(medians.get(round));
  }

  /** Medians by round. */
  Map<Integer, Double> medians() {
    return medians;
  }
}
