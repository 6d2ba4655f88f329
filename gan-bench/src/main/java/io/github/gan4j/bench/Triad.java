package io.github.gan4j.bench;

import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Memory bandwidth of one core, {@code a = b + s c} over arrays that no cache holds; 12 bytes per element. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsPrepend = "--add-modules=jdk.incubator.vector")
public class Triad {

  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int N = 1 << 25;

  private final float[] a = new float[N];
  private final float[] b = new float[N];
  private final float[] c = new float[N];

  @Benchmark
  public float[] triad(Rate rate) {
    for (int i = 0; i < N; i += S.length()) {
      FloatVector.fromArray(S, c, i)
          .mul(1.5f)
          .add(FloatVector.fromArray(S, b, i))
          .intoArray(a, i);
    }
    rate.gigaPerSecond += 12L * N;
    return a;
  }
}
