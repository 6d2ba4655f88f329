package io.github.gan4j.bench;

import io.github.gan4j.core.kernel.Backends;
import io.github.gan4j.core.kernel.Workers;
import io.github.gan4j.core.tensor.Rng;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Random numbers, a batch of latents and 2^20 of them; rates are in numbers per nanosecond. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsPrepend = "--add-modules=jdk.incubator.vector")
public class RandomFill {

  @Param({"6400", "1048576"})
  public int n;

  @Param({"vector", "scalar"})
  public String provider = "";

  @Param("1")
  public int threads;

  private final Rng rng = Rng.of(1);
  private float[] y = {};
  private @Nullable Workers workers;

  @Setup
  public void setUp() {
    y = new float[n];
    Backends.use(Providers.named(provider));
    workers = Workers.of(threads);
    Workers.use(workers);
  }

  @TearDown
  public void tearDown() {
    Backends.use(null);
    Workers.use(null);
    if (workers != null) {
      workers.close();
    }
  }

  @Benchmark
  public float[] uniform(Rate rate, Fastest fastest) {
    long start = System.nanoTime();
    rng.fillUniform(-1, 1, y, 0, n);
    return done(start, rate, fastest);
  }

  @Benchmark
  public float[] normal(Rate rate, Fastest fastest) {
    long start = System.nanoTime();
    rng.fillNormal(0, 1, y, 0, n);
    return done(start, rate, fastest);
  }

  private float[] done(long start, Rate rate, Fastest fastest) {
    rate.gigaPerSecond += n;
    fastest.note(n, start);
    return y;
  }
}
