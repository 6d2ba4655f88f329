package io.github.gan4j.bench.peers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** How a peer did beside gan4j, in its best way to run. Ratios are its time by gan4j's. */
record Score(
    double milliseconds,
    double ratio,
    double ratioMin,
    double ratioMax,
    long rssMb,
    Setup setup,
    double lossDifference) {

  static Score of(Turns ours, List<Tuning.Trial> finalists, double lossDifference)
      throws IOException {
    Tuning.Trial best = finalists.stream()
        .min(Comparator.comparingDouble(trial -> trial.turns().median()))
        .orElseThrow();
    List<Double> ratios = ratios(ours, best.turns());
    double median = best.turns().median();
    return new Score(
        median,
        median / ours.median(),
        Collections.min(ratios),
        Collections.max(ratios),
        best.turns().side().peakMebibytes(),
        best.setup(),
        lossDifference);
  }

  // Round by round: what slows the machine down for a while slows both.
  private static List<Double> ratios(Turns ours, Turns peer) {
    List<Double> ratios = new ArrayList<>();
    peer.medians().forEach((round, median) -> {
      ratios.add(median / ours.median(round));
    });
    return ratios;
  }
}
