package io.github.gan4j.bench.peers;

import io.github.gan4j.bench.peers.Setup.Peer;
import io.github.gan4j.bench.workload.Side;
import io.github.gan4j.bench.workload.Workload;
import java.io.IOException;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** Compares one net: warm-up, the peers' best settings, same first losses, then turn by turn. */
final class Comparison {

  // Of DL4J fewer turns are enough to see where it is.
  private static final int DL4J_ROUNDS = 2;

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
    Pace pace = options.pace();
    try (SideProcess own = launcher.gan4j(workload);
        Tuning libtorch = new Tuning(launcher, workload, options, out);
        Tuning dl4j = new Tuning(launcher, workload, options, out)) {
      double[] losses = own.losses(Side.COMPARED_STEPS);
      Turns ours = new Turns(own, pace);
      out.println(Tuning.line("gan4j", ours.warmUp()));
      libtorch.tune(Peer.LIBTORCH, losses);
      String note = whyWithoutDl4j();
      if (note == null) {
        dl4j.tune(Peer.DL4J, losses);
      } else {
        out.println("  " + note);
      }
      alternate(ours, libtorch, dl4j);
      Score dl4jScore = note == null ? dl4j.score(ours) : null;
      Result result = Result.of(workload, ours, libtorch.score(ours), dl4jScore, note);
      out.println("  " + Table.summary(result));
      return result;
    }
  }

  private @Nullable String whyWithoutDl4j() {
    return options.dl4j()
        ? Contest.whyWithoutDl4j(workload, options.quick())
        : "DL4J was not asked for";
  }

  private void alternate(Turns ours, Tuning libtorch, Tuning dl4j) throws IOException {
    Pace pace = options.pace();
    long end = System.nanoTime() + (long) (pace.budget() * 1e9);
    for (int i = 0; i < pace.rounds(); i++) {
      if (i >= pace.leastRounds() && System.nanoTime() > end) {
        return;
      }
      ours.run(i);
      libtorch.run(i);
      if (i % DL4J_ROUNDS == 0) {
        dl4j.run(i);
      }
    }
  }
}
