package io.github.gan4j.bench;

import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The fused multiply-adds that one core can do: twelve sums, as a product has them, with nothing loaded. All other rates
 * are parts of it. (Adding a constant to a product instead costs a copy for each, for the instruction overwrites what it
 * adds to.)
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsPrepend = "--add-modules=jdk.incubator.vector")
public class FmaPeak {

  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int STEPS = 10_000;
  private static final int CHAINS = 12;

  @Benchmark
  public float fma(Rate rate, Fastest fastest) {
    long start = System.nanoTime();
    float sum = chains();
    long work = 2L * STEPS * CHAINS * S.length();
    rate.gigaPerSecond += work;
    fastest.note(work, start);
    return sum;
  }

  // On JDK 25, compiled as part of its caller it falls to half the speed after some seconds.
  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  private static float chains() {
    FloatVector x = FloatVector.broadcast(S, 0.999f);
    FloatVector y = FloatVector.broadcast(S, 0.001f);
    FloatVector a = FloatVector.zero(S);
    FloatVector b = a;
    FloatVector c = a;
    FloatVector d = a;
    FloatVector e = a;
    FloatVector f = a;
    FloatVector g = a;
    FloatVector h = a;
    FloatVector i = a;
    FloatVector j = a;
    FloatVector k = a;
    FloatVector l = a;
    for (int step = 0; step < STEPS; step++) {
      a = x.fma(y, a);
      b = x.fma(y, b);
      c = x.fma(y, c);
      d = x.fma(y, d);
      e = x.fma(y, e);
      f = x.fma(y, f);
      g = x.fma(y, g);
      h = x.fma(y, h);
      i = x.fma(y, i);
      j = x.fma(y, j);
      k = x.fma(y, k);
      l = x.fma(y, l);
    }
    return a.add(b)
        .add(c)
        .add(d)
        .add(e)
        .add(f)
        .add(g)
        .add(h)
        .add(i)
        .add(j)
        .add(k)
        .add(l)
        .lane(0);
  }
}
