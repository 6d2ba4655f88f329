package io.github.gan4j.bench;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Counts work, so that the table reads in GFLOP/s or GB/s: with nanoseconds as the unit, a flop per ns is a GFLOP/s. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.OPERATIONS)
public class Rate {
  public long gigaPerSecond;
}
