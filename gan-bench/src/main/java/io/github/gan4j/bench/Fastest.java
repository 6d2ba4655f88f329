package io.github.gan4j.bench;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * The rate of the fastest call of an iteration. On a machine that is shared the mean says how busy the others were; a call
 * of a few milliseconds that nobody disturbed says how fast the code is.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class Fastest {
  public double fastestGigaPerSecond;

  /** Notes a call that did {@code work} and began at {@code start}, as {@link System#nanoTime} has it. */
  void note(double work, long start) {
    fastestGigaPerSecond = Math.max(fastestGigaPerSecond, work / (System.nanoTime() - start));
  }
}
