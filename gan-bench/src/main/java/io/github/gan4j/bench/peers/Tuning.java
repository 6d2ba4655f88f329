package io.github.gan4j.bench.peers;

import io.github.gan4j.bench.workload.Workload;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Finds libtorch's best way to run one net: first the layout, then the threads. */
final class Tuning implements AutoCloseable {

  // Trials are short, so the second best stays in the race unless it is this much slower.
  private static final double CLOSE = 2;

  /** A way to run and its step time in a short trial. */
  record Trial(Setup setup, Turns turns, double milliseconds) {}

  private final Launcher launcher;
  private final Workload workload;
  private final Pace pace;
  private final PrintStream out;
  private final List<Trial> trials = new ArrayList<>();
  private double[] losses = {};

  Tuning(Launcher launcher, Workload workload, Pace pace, PrintStream out) {
    this.launcher = launcher;
    this.workload = workload;
    this.pace = pace;
    this.out = out;
  }

  /** The best way and, unless it is far behind, the second best, at work. The others have ended. */
  List<Trial> finalists() throws IOException {
    attempt(Setup.first());
    if (workload.isImage()) {
      attempt(Setup.first().channelsLast());
    }
    if (best().milliseconds() < 1000 * pace.longStep()) {
      Setup layout = best().setup();
      attempt(layout.spinning());
      attempt(layout.single());
    }
    return List.copyOf(trials);
  }

  /** The losses of the first two steps. */
  double[] losses() {
    return losses;
  }

  Trial best() {
    return trials.get(0);
  }

  private void attempt(Setup setup) throws IOException {
    SideProcess side = launcher.libtorch(workload, setup);
    try {
      if (trials.isEmpty()) {
        losses = side.losses(2);
      }
      Turns turns = new Turns(side, pace);
      Trial trial = new Trial(setup, turns, turns.probe());
      out.printf("  %-50s %9.1f ms%n", setup, trial.milliseconds());
      trials.add(trial);
    } catch (IOException | RuntimeException e) {
      side.close();
      throw e;
    }
    trials.sort((a, b) -> Double.compare(a.milliseconds(), b.milliseconds()));
    while (trials.size() > 2 || lastIsFar()) {
      trials.remove(trials.size() - 1).turns().side().close();
    }
  }

  private boolean lastIsFar() {
    return trials.get(trials.size() - 1).milliseconds() > CLOSE * best().milliseconds();
  }

  @Override
  public void close() {
    trials.forEach(trial -> trial.turns().side().close());
  }
}
