package io.github.gan4j.bench;

import io.github.gan4j.core.kernel.BinaryOp;
import io.github.gan4j.core.kernel.Kernels;
import io.github.gan4j.core.kernel.UnaryOp;
import io.github.gan4j.core.kernel.Workers;
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

/** Element-wise loops over 2^20 elements; rates count what is read and written. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsPrepend = "--add-modules=jdk.incubator.vector")
public class Elementwise {

  private static final int N = 1 << 20;
  private static final float SLOPE = 0.2f;

  @Param({"vector", "scalar"})
  public String provider = "";

  @Param("1")
  public int threads;

  private final float[] a = Gemm.random(N);
  private final float[] b = Gemm.random(N);
  private final float[] y = new float[N];
  private @Nullable Kernels kernels;
  private @Nullable Workers workers;

  @Setup
  public void setUp() {
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

  @Benchmark
  public float[] leakyRelu(Rate rate, Fastest fastest) {
    return unary(UnaryOp.LEAKY_RELU, rate, fastest);
  }

  @Benchmark
  public float[] tanh(Rate rate, Fastest fastest) {
    return unary(UnaryOp.TANH, rate, fastest);
  }

  @Benchmark
  public float[] sigmoid(Rate rate, Fastest fastest) {
    return unary(UnaryOp.SIGMOID, rate, fastest);
  }

  @Benchmark
  public float[] exp(Rate rate, Fastest fastest) {
    return unary(UnaryOp.EXP, rate, fastest);
  }

  @Benchmark
  public float[] softplus(Rate rate, Fastest fastest) {
    return unary(UnaryOp.SOFTPLUS, rate, fastest);
  }

  @Benchmark
  public float[] add(Rate rate, Fastest fastest) {
    return binary(BinaryOp.ADD, rate, fastest);
  }

  @Benchmark
  public float[] mul(Rate rate, Fastest fastest) {
    return binary(BinaryOp.MUL, rate, fastest);
  }

  private float[] unary(UnaryOp op, Rate rate, Fastest fastest) {
    long start = System.nanoTime();
    Objects.requireNonNull(kernels).unary(op, SLOPE, 0, a, 0, y, 0, N);
    return done(2, start, rate, fastest);
  }

  private float[] binary(BinaryOp op, Rate rate, Fastest fastest) {
    long start = System.nanoTime();
    Objects.requireNonNull(kernels).binary(op, 0, a, 0, 1, b, 0, 1, y, 0, N);
    return done(3, start, rate, fastest);
  }

  private float[] done(int passes, long start, Rate rate, Fastest fastest) {
    long bytes = (long) passes * Float.BYTES * N;
    rate.gigaPerSecond += bytes;
    fastest.note(bytes, start);
    return y;
  }
}
