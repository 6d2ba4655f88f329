package io.github.gan4j.bench;

import io.github.gan4j.core.kernel.Kernels;
import io.github.gan4j.core.kernel.Workers;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;
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

/** Matrix products: squares, and the layers of a fully connected GAN. EJML is a peer in plain Java, jblas a native one. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsPrepend = {"--add-modules=jdk.incubator.vector", "-Xmx2g"})
public class Gemm {

  @Param({
    "256x256x256",
    "512x512x512",
    "768x768x768",
    "1152x1152x1152",
    "128x1200x1200",
    "100x1200x784"
  })
  public String shape = "";

  @Param({"vector", "jblas", "scalar", "ejml"})
  public String provider = "";

  @Param("1")
  public int threads;

  /** Whether B lies in memory transposed, as the weight of a linear layer does in its forward pass. */
  @Param("false")
  public boolean transposed;

  private int m;
  private int n;
  private int k;
  private float[] a = {};
  private float[] b = {};
  private float[] c = {};
  private @Nullable Kernels kernels;
  private @Nullable Workers workers;
  private FMatrixRMaj matrixA = new FMatrixRMaj(0, 0);
  private FMatrixRMaj matrixB = matrixA;
  private FMatrixRMaj matrixC = matrixA;

  @Setup
  public void setUp() {
    String[] sizes = shape.split("x", -1);
    m = Integer.parseInt(sizes[0]);
    n = Integer.parseInt(sizes[1]);
    k = Integer.parseInt(sizes[2]);
    a = random(m * k);
    b = random(k * n);
    c = new float[m * n];
    if (provider.equals("ejml")) {
      matrixA = FMatrixRMaj.wrap(m, k, a);
      matrixB = transposed ? FMatrixRMaj.wrap(n, k, b) : FMatrixRMaj.wrap(k, n, b);
      matrixC = FMatrixRMaj.wrap(m, n, c);
    } else {
      kernels = Providers.named(provider);
    }
    workers = Workers.of(threads);
    Workers.use(workers);
  }

  static float[] random(int n) {
    Random random = new Random(n);
    float[] x = new float[n];
    for (int i = 0; i < n; i++) {
      x[i] = (float) random.nextGaussian();
    }
    return x;
  }

  @TearDown
  public void tearDown() {
    Workers.use(null);
    if (workers != null) {
      workers.close();
    }
  }

  @Benchmark
  public float[] multiply(Rate rate, Fastest fastest) {
    long start = System.nanoTime();
    if (kernels != null) {
      kernels.gemm(false, transposed, m, n, k, a, 0, b, 0, false, c, 0);
    } else if (transposed) {
      CommonOps_FDRM.multTransB(matrixA, matrixB, matrixC);
    } else {
      CommonOps_FDRM.mult(matrixA, matrixB, matrixC);
    }
    rate.gigaPerSecond += 2L * m * n * k;
    fastest.note(2.0 * m * n * k, start);
    return c;
  }
}
