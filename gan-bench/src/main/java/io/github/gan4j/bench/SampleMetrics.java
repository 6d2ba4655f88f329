package io.github.gan4j.bench;

import io.github.gan4j.core.kernel.Workers;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.models.feature.Features;
import io.github.gan4j.models.metric.FrechetDistance;
import io.github.gan4j.models.metric.GaussianStatistics;
import io.github.gan4j.models.metric.PrecisionRecall;
import java.util.Objects;
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

/** Metrics of 10,000 real and as many generated samples, with features of a small classifier (84) and of Inception. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(
    value = 1,
    jvmArgsPrepend = {"--add-modules=jdk.incubator.vector", "-Xmx2g"})
public class SampleMetrics {

  @Param({"84", "2048"})
  public int dimension;

  @Param("10000")
  public int samples;

  @Param("2")
  public int threads;

  private @Nullable Features real;
  private @Nullable Features fake;
  private @Nullable Workers workers;

  @Setup
  public void setUp() {
    workers = Workers.of(threads);
    Workers.use(workers);
    real = features(1);
    fake = features(2);
  }

  private Features features(long seed) {
    float[] values = Rng.of(seed).normal(0, 1, samples, dimension).toArray();
    return new Features("normal", values, samples, dimension);
  }

  @TearDown
  public void tearDown() {
    Workers.use(null);
    if (workers != null) {
      workers.close();
    }
  }

  /** The statistics of both sides included. */
  @Benchmark
  public double frechetDistance() {
    return FrechetDistance.defaults()
        .between(
            GaussianStatistics.of(Objects.requireNonNull(real)),
            GaussianStatistics.of(Objects.requireNonNull(fake)));
  }

  @Benchmark
  public PrecisionRecall.Result precisionRecall() {
    return PrecisionRecall.defaults()
        .between(Objects.requireNonNull(real), Objects.requireNonNull(fake));
  }
}
