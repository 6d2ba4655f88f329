package io.github.gan4j.bench.peers;

/**
 * How much to measure.
 *
 * @param turn seconds of one side's turn; at least one step
 * @param warmUp seconds at most until gan4j's step times are stable
 * @param rounds turns of each side at most
 * @param leastRounds turns of each side at least
 * @param budget seconds after which no further round begins
 * @param longStep a step of so many seconds is too slow to try every setting of libtorch
 */
record Pace(
    double turn, double warmUp, int rounds, int leastRounds, double budget, double longStep) {

  static Pace of(boolean quick) {
    return quick ? new Pace(0.3, 5, 15, 3, 6, 1) : new Pace(1, 20, 31, 7, 90, 30);
  }

  /** How many steps of so many milliseconds fill a turn. */
  int steps(double milliseconds) {
    return (int) Math.max(1, Math.min(1000, Math.round(turn * 1000 / milliseconds)));
  }
}
