package io.github.gan4j.bench.scaling;

import io.github.gan4j.bench.peers.Launcher;
import io.github.gan4j.bench.peers.SideProcess;
import io.github.gan4j.bench.peers.Stats;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures points, each in a process of its own.
 *
 * @param warmUp seconds at most, after the first step, until step times are stable
 * @param seconds of measuring; at least three steps
 */
record Meter(Launcher launcher, double warmUp, double seconds) {

  // So long is what runs at once, in milliseconds; at least one step.
  private static final double TURN = 400;
  private static final int CALM_TURNS = 3;
  private static final double STABLE = 0.97;

  // Slow steps are as slow as before for a while until the JVM has compiled them, so a calm start
  // does not count.
  private static final double LEAST_SHARE = 0.7;

  private static final int LEAST_STEPS = 3;

  static Meter of(Launcher launcher, boolean quick) {
    return quick ? new Meter(launcher, 2, 0.5) : new Meter(launcher, 6, 3);
  }

  /** What a step of that size costs. */
  Point measure(Sweep sweep, int size, int threads) throws IOException {
    String net = sweep.workload(size).name();
    try (SideProcess side = launcher.gan4j(sweep.workload(size), threads)) {
      List<Double> times = times(side, warmUp(side));
      long memory = side.peakMebibytes();
      return new Point(sweep, size, threads, net, Stats.median(times), times.size(), memory);
    }
  }

  /** Runs until no turn was faster for a while, or time is up; returns the latest step time. */
  private double warmUp(SideProcess side) throws IOException {
    // the first step of a big net, all interpreted, may take as long as the rest of the warm-up
    double latest = side.steps(1).get(0);
    long least = end(LEAST_SHARE * warmUp);
    long end = end(warmUp);
    double best = latest;
    int calm = 0;
    while (System.nanoTime() < (calm < CALM_TURNS ? end : least)) {
      latest = Stats.median(side.steps(turn(latest)));
      calm = latest < STABLE * best ? 0 : calm + 1;
      best = Math.min(best, latest);
    }
    return latest;
  }

  private List<Double> times(SideProcess side, double expected) throws IOException {
    long end = end(seconds);
    List<Double> times = new ArrayList<>();
    while (times.size() < LEAST_STEPS || System.nanoTime() < end) {
      times.addAll(side.steps(turn(expected)));
    }
    return times;
  }

  private static long end(double seconds) {
    return System.nanoTime() + (long) (seconds * 1e9);
  }

  private static int turn(double milliseconds) {
    return (int) Math.max(1, Math.round(TURN / milliseconds));
  }
}
