package io.github.gan4j.bench.peers;

import io.github.gan4j.bench.workload.Workload;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Compares one net: same first losses, warm-up, libtorch's best settings, then turn by turn. */
final class Comparison {

  // Float32 sums in another order; the second step also sees two updates.
  private static final double FIRST_STEP = 1e-4;
  private static final double SECOND_STEP = 5e-3;

  private final Launcher launcher;
  private final Workload workload;
  private final Options options;
  private final PrintStream out;

  Comparison(Launcher launcher, Workload workload, Options options, PrintStream out) {
    this.launcher = launcher;
    this.workload = workload;
    this.options = options;
    this.out = out;
  }

  /**
   * Runs it.
   *
   * @throws IllegalStateException if the sides do not compute the same
   */
  Result run() throws IOException {
    out.println(workload.name() + ", batch " + workload.batch());
    try (SideProcess own = launcher.gan4j(workload);
        Tuning libtorch = new Tuning(launcher, workload, options.pace(), out)) {
      double[] losses = own.losses(2);
      Turns ours = new Turns(own, options.pace());
      ours.warmUp();
      out.printf("  %-50s %9.1f ms%n", "gan4j, " + own.description(), ours.probe());
      List<Tuning.Trial> finalists = libtorch.finalists();
      double difference = requireSame("libtorch", losses, libtorch.losses());
      alternate(ours, finalists);
      return result(ours, finalists, difference);
    }
  }

  private double requireSame(String peer, double[] expected, double[] actual) {
    int step = expected.length / 2;
    double first =
        Stats.difference(Arrays.copyOf(expected, step), Arrays.copyOf(actual, actual.length / 2));
    double both = Stats.difference(expected, actual);
    if (!(first <= FIRST_STEP && both <= SECOND_STEP)) {
      throw new IllegalStateException(workload.name() + ": gan4j and " + peer
          + " do not compute the same. Losses of the first two steps: gan4j "
          + Arrays.toString(expected) + ", " + peer + " " + Arrays.toString(actual) + ".");
    }
    return first;
  }

  private void alternate(Turns ours, List<Tuning.Trial> finalists) throws IOException {
    Pace pace = options.pace();
    long end = System.nanoTime() + (long) (pace.budget() * 1e9);
    for (int i = 0; i < pace.rounds(); i++) {
      if (i >= pace.leastRounds() && System.nanoTime() > end) {
        return;
      }
      ours.run();
      for (Tuning.Trial finalist : finalists) {
        finalist.turns().run();
      }
    }
  }

  private Result result(Turns ours, List<Tuning.Trial> finalists, double difference)
      throws IOException {
    Tuning.Trial best = finalists.stream()
        .min((a, b) -> Double.compare(a.turns().median(), b.turns().median()))
        .orElseThrow();
    List<Double> ratios = ratios(ours, best.turns());
    double libtorch = best.turns().median();
    Result result = new Result(
        workload.name(),
        workload.batch(),
        ours.median(),
        libtorch,
        libtorch / ours.median(),
        Stats.quantile(ratios, 0.25),
        Stats.quantile(ratios, 0.75),
        ratios.size(),
        ours.side().peakMebibytes(),
        best.turns().side().peakMebibytes(),
        best.setup().threads(),
        best.setup().waitPolicy(),
        best.setup().layout(),
        difference,
        null,
        null,
        null,
        null,
        String.join(" ", Launcher.FLAGS),
        System.getProperty("java.vm.version"));
    out.println("  " + Table.summary(result));
    return result;
  }

  private static List<Double> ratios(Turns ours, Turns peer) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < ours.medians().size(); i++) {
      ratios.add(peer.medians().get(i) / ours.medians().get(i));
    }
    return ratios;
  }
}
