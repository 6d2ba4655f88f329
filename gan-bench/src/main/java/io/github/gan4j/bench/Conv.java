package io.github.gan4j.bench;

import io.github.gan4j.core.kernel.Kernels;
import io.github.gan4j.core.kernel.Workers;
import io.github.gan4j.core.shape.ConvShape;
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
 * The three convolutions at the layers of two GANs on 28x28 images. A layer is written as the convolution whose input
 * gradient it is, if it is a transposed one: batch, rows, columns, channels, kernel, output channels, stride, padding.
 * Rates count every tap, those on padding included.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(
    value = 1,
    jvmArgsPrepend = {"--add-modules=jdk.incubator.vector", "-Xmx2g"})
public class Conv {

  @Param({
    // the small GAN: generator 16-128-64-32-1, discriminator 1-32-64-128-1
    "64,4,4,128,4,16,1,0",
    "64,8,8,64,4,128,2,1",
    "64,14,14,32,2,64,2,1",
    "64,28,28,1,2,32,2,0",
    "64,28,28,1,4,32,2,1",
    "64,4,4,128,4,1,1,0",
    // layers of few channels
    "64,28,28,1,4,16,2,1",
    "64,64,64,3,4,64,2,1",
    "16,32,32,3,3,128,1,1",
    // DCGAN with 64 features, batch 128
    "128,28,28,1,4,64,2,1",
    "128,14,14,64,4,128,2,1"
  })
  public String layer = "";

  @Param({"forward", "inputGrad", "weightGrad"})
  public String op = "";

  @Param({"vector", "jblas", "scalar"})
  public String provider = "";

  @Param("1")
  public int threads;

  private @Nullable ConvShape s;
  private @Nullable Kernels kernels;
  private @Nullable Workers workers;
  private float[] x = {};
  private float[] w = {};
  private float[] y = {};

  @Setup
  public void setUp() {
    ConvShape shape = shape(layer);
    s = shape;
    x = Gemm.random(shape.inputSize());
    w = Gemm.random(shape.weightSize());
    y = Gemm.random(shape.outputSize());
    kernels = Providers.named(provider);
    workers = Workers.of(threads);
    Workers.use(workers);
  }

  private static ConvShape shape(String layer) {
    String[] parts = layer.split(",", -1);
    int[] v = new int[parts.length];
    for (int i = 0; i < v.length; i++) {
      v[i] = Integer.parseInt(parts[i]);
    }
    int outH = (v[1] + 2 * v[7] - v[4]) / v[6] + 1;
    int outW = (v[2] + 2 * v[7] - v[4]) / v[6] + 1;
    return new ConvShape(v[0], v[1], v[2], v[3], v[4], v[4], v[5], outH, outW, v[6], v[7]);
  }

  @TearDown
  public void tearDown() {
    Workers.use(null);
    if (workers != null) {
      workers.close();
    }
  }

  @Benchmark
  public float[] run(Rate rate, Fastest fastest) {
    ConvShape shape = s;
    Kernels k = kernels;
    if (shape == null || k == null) {
      throw new IllegalStateException("not set up");
    }
    long start = System.nanoTime();
    float[] result = run(shape, k);
    rate.gigaPerSecond += 2 * shape.work();
    fastest.note(2.0 * shape.work(), start);
    return result;
  }

  private float[] run(ConvShape shape, Kernels k) {
    switch (op) {
      case "forward" -> {
        k.conv2d(shape, x, 0, w, 0, y, 0);
        return y;
      }
      case "inputGrad" -> {
        k.conv2dInputGrad(shape, y, 0, w, 0, x, 0);
        return x;
      }
      default -> {
        k.conv2dWeightGrad(shape, x, 0, y, 0, w, 0);
        return w;
      }
    }
  }
}
