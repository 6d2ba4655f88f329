package io.github.gan4j.bench.peers;

import io.github.gan4j.bench.peers.Setup.Peer;
import io.github.gan4j.bench.workload.Side;
import io.github.gan4j.bench.workload.Workload;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Finds a peer's best way to run one net, and keeps the best ones at work. */
final class Tuning implements AutoCloseable {

  // The second best stays in the race unless it is this much slower: trials of short steps are
  // easily disturbed.
  private static final double CLOSE = 2;
  private static final double CLOSE_LONG = 1.2;
  private static final int FINALISTS = 2;

  /** A way to run and its step time in a short trial. */
  record Trial(Setup setup, Turns turns, double milliseconds) {}

  private final Launcher launcher;
  private final Workload workload;
  private final Options options;
  private final PrintStream out;
  private final List<Trial> trials = new ArrayList<>();
  private double lossDifference;

  Tuning(Launcher launcher, Workload workload, Options options, PrintStream out) {
    this.launcher = launcher;
    this.workload = workload;
    this.options = options;
    this.out = out;
  }

  /**
   * Tries the ways to run it. The best one stays at work, and the second best unless it is far behind.
   *
   * @param losses gan4j's of the first steps
   * @throws IllegalStateException if the peer's are others
   */
  void tune(Peer peer, double[] losses) throws IOException {
    attempt(peer.first(), losses);
    for (UnaryOperator<Setup> change : Contest.changes(peer, workload, options.quick())) {
      attempt(change.apply(best().setup()), losses);
      if (isLong()) {
        return;
      }
    }
  }

  /** A turn of each that is left, in the round of that number. */
  void run(int round) throws IOException {
    for (Trial trial : trials) {
      trial.turns().run(round);
    }
  }

  /** How the best one has done. */
  Score score(Turns ours) throws IOException {
    return Score.of(ours, trials, lossDifference);
  }

  private Trial best() {
    return trials.get(0);
  }

  private void attempt(Setup setup, double[] losses) throws IOException {
    SideProcess side = launcher.start(workload, setup);
    try {
      if (trials.isEmpty()) {
        double[] own = side.losses(Side.COMPARED_STEPS);
        lossDifference = Agreement.require(workload.name(), setup.peer(), losses, own);
      }
      Turns turns = new Turns(side, options.pace());
      Trial trial = new Trial(setup, turns, turns.probe());
      trials.add(trial);
      out.println(line(setup.toString(), trial.milliseconds()));
    } catch (IOException | RuntimeException e) {
      side.close();
      throw e;
    }
    trials.sort(Comparator.comparingDouble(Trial::milliseconds));
    while (trials.size() > FINALISTS || lastIsFar()) {
      trials.remove(trials.size() - 1).turns().side().close();
    }
  }

  /** A line that says how long a step takes. */
  static String line(String side, double milliseconds) {
    return String.format(Locale.ROOT, "  %-66s %9.1f ms", side, milliseconds);
  }

  private boolean isLong() {
    return best().milliseconds() > 1000 * options.pace().longStep();
  }

  private boolean lastIsFar() {
    double close = isLong() ? CLOSE_LONG : CLOSE;
    return trials.get(trials.size() - 1).milliseconds() > close * best().milliseconds();
  }

  @Override
  public void close() {
    trials.forEach(trial -> trial.turns().side().close());
  }
}
