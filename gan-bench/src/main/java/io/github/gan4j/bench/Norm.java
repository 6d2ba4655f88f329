package io.github.gan4j.bench;

import io.github.gan4j.core.kernel.Kernels;
import io.github.gan4j.core.kernel.Workers;
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

/**
 * Normalisation and the leaky ReLU after it, of [groups, rows, columns]: the first two are batch norms of 12.8 MB, then
 * one of a fully connected layer, an instance norm and a layer norm. Bytes are those that must pass: forward, x twice and
 * the result; backward, x and the gradient twice and the result.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsPrepend = {"--add-modules=jdk.incubator.vector", "-Xmx2g"})
public class Norm {

  private static final float SLOPE = 0.2f;
  private static final int COEFFICIENTS = 5;

  @Param({"1x25088x128", "1x65536x64", "1x2048x1200", "64x1024x64", "64x65536x1"})
  public String shape = "";

  @Param({"vector", "scalar"})
  public String provider = "";

  @Param("1")
  public int threads;

  private int groups;
  private int rows;
  private int cols;
  private int n;
  private float[] x = {};
  private float[] g = {};
  private float[] y = {};
  private float[] k = {};
  private float[] sums = {};
  private @Nullable Kernels kernels;
  private @Nullable Workers workers;

  @Setup
  public void setUp() {
    String[] sizes = shape.split("x", -1);
    groups = Integer.parseInt(sizes[0]);
    rows = Integer.parseInt(sizes[1]);
    cols = Integer.parseInt(sizes[2]);
    n = groups * rows * cols;
    x = Gemm.random(n);
    g = Gemm.random(n + 1);
    y = new float[n];
    k = Gemm.random(COEFFICIENTS * groups * cols);
    sums = new float[2 * groups * cols];
    kernels = Providers.named(provider);
    workers = Workers.of(threads);
    Workers.use(workers);
  }

  @TearDown
  public void tearDown() {
    Workers.use(null);
    if (workers != null) {
      workers.close();
    }
  }

  private Kernels kernels() {
    return java.util.Objects.requireNonNull(kernels);
  }

  @Benchmark
  public float[] forward(Rate rate, Fastest fastest) {
    long start = System.nanoTime();
    kernels().moments(x, 0, groups, rows, cols, sums, 0, sums, groups * cols);
    kernels().normalize(x, 0, groups, rows, cols, k, 0, SLOPE, y, 0);
    return done(3, start, rate, fastest);
  }

  @Benchmark
  public float[] backward(Rate rate, Fastest fastest) {
    long start = System.nanoTime();
    kernels().normalizeSums(x, 0, g, 0, groups, rows, cols, k, 0, SLOPE, sums, 0);
    kernels().normalizeGrad(x, 0, g, 0, groups, rows, cols, k, 0, SLOPE, y, 0);
    return done(5, start, rate, fastest);
  }

  @Benchmark
  public float[] moments(Rate rate, Fastest fastest) {
    long start = System.nanoTime();
    kernels().moments(x, 0, groups, rows, cols, sums, 0, sums, groups * cols);
    return done(1, start, rate, fastest);
  }

  /** A bias's gradient: one column sum. */
  @Benchmark
  public float[] sum(Rate rate, Fastest fastest) {
    long start = System.nanoTime();
    kernels().sum(x, 0, groups, rows, cols, sums, 0);
    return done(1, start, rate, fastest);
  }

  private float[] done(int passes, long start, Rate rate, Fastest fastest) {
    long bytes = (long) passes * Float.BYTES * n;
    rate.gigaPerSecond += bytes;
    fastest.note(bytes, start);
    return y;
  }
}
