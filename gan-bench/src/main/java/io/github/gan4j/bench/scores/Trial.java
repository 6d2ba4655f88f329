package io.github.gan4j.bench.scores;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something to train and measure, or only to measure.
 *
 * @param config all that decides the outcome, but for the seed
 * @param samples how many are measured
 */
record Trial(
    String experiment,
    String variant,
    String data,
    String config,
    int samples,
    long seed,
    Work work) {

  /** Does it. */
  @FunctionalInterface
  interface Work {
    Outcome run();
  }

  /**
   * The scores at one time.
   *
   * @param step steps of training completed; 0 if nothing is trained
   */
  record Reading(long step, Map<String, Double> scores) {}

  /**
   * What came of a trial.
   *
   * @param readings in the order of steps; the last one is the result
   * @param picture of samples, or null
   */
  record Outcome(List<Reading> readings, @Nullable BufferedImage picture) {

    Outcome {
      readings = List.copyOf(readings);
    }

    /** Of a trial without training. */
    static Outcome of(Map<String, Double> scores) {
      return new Outcome(List.of(new Reading(0, scores)), null);
    }
  }

  /** For people, and for the names of files: {@code ring PacGAN2 seed 1}. */
  String title() {
    return experiment + " " + variant + " seed " + seed;
  }
}
