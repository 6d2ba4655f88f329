package io.github.gan4j.bench;

import io.github.gan4j.core.kernel.Backends;
import io.github.gan4j.core.kernel.Workers;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.models.data.ArrayDataset;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.gan.GanTrainer;
import io.github.gan4j.models.gan.Plan;
import io.github.gan4j.models.zoo.MiniDcgan;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A whole training step of the mini-DCGAN: both nets, both updates, reading the batch included, in a JVM like that of the
 * program.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 6)
@Measurement(iterations = 10)
@Fork(
    value = 1,
    jvmArgsPrepend = {
      "--add-modules=jdk.incubator.vector",
      "-XX:ObjectAlignmentInBytes=64",
      "-XX:+UseParallelGC",
      "-Xmx2g"
    })
public class MiniDcganStep {

  private static final int STEPS = 50;
  private static final int SIDE = 28;

  @Param("64")
  public int batch;

  @Param({"1", "2"})
  public int threads;

  @Param({"vector", "jblas", "scalar"})
  public String provider = "";

  private final Gan gan = MiniDcgan.create(MiniDcgan.Config.defaults(), Rng.of(1));
  private @Nullable Workers workers;
  private @Nullable Dataset data;

  @Setup
  public void setUp() {
    Backends.use(Providers.named(provider));
    workers = Workers.of(threads);
    Workers.use(workers);
    int images = 10 * batch;
    float[] pixels = Rng.of(2).uniform(0, 1, images * SIDE * SIDE).toArray();
    data = ArrayDataset.of(pixels, new int[] {SIDE, SIDE, 1}, new int[0]);
  }

  @TearDown
  public void tearDown() {
    Workers.use(null);
    Backends.use(null);
    if (workers != null) {
      workers.close();
    }
  }

  /** The time is that of one step. */
  @Benchmark
  @OperationsPerInvocation(STEPS)
  public long step() {
    return new GanTrainer(Plan.steps(STEPS).batch(batch).seed(1))
        .fit(gan, java.util.Objects.requireNonNull(data))
        .step();
  }
}
