package io.github.gan4j.bench;

import io.github.gan4j.core.kernel.Backends;
import io.github.gan4j.core.kernel.Workers;
import io.github.gan4j.core.optim.Adam;
import io.github.gan4j.core.optim.Optimizer;
import io.github.gan4j.core.optim.OptimizerState;
import io.github.gan4j.core.optim.RmsProp;
import io.github.gan4j.core.optim.Schedule;
import io.github.gan4j.core.optim.Sgd;
import io.github.gan4j.core.param.Initializers;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.tensor.Autograd;
import io.github.gan4j.core.tensor.Gradients;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import java.util.Arrays;
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

/**
 * A step of an optimiser over a whole net: one tensor of five million weights, the tensors of a DCGAN's generator for
 * 64x64 images, and those of a small one for 28x28. Bytes are those that must pass, to be held against {@link Triad}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsPrepend = {"--add-modules=jdk.incubator.vector", "-Xmx1g"})
public class Optim {

  private static final int WIDTH = 2048;
  private static final int WIDE = 64;
  private static final int NARROW = 16;

  @Param({"flat", "dcgan64", "dcgan28"})
  public String net = "";

  @Param({"adam", "rmsprop", "sgd"})
  public String rule = "";

  @Param({"vector", "scalar"})
  public String provider = "";

  @Param("1")
  public int threads;

  private final Params params = new Params(Rng.of(1));
  private int passes;
  private @Nullable OptimizerState state;
  private @Nullable Gradients gradients;
  private @Nullable Workers workers;

  @Setup
  public void setUp() {
    Backends.use(Providers.named(provider));
    workers = Workers.of(threads);
    Workers.use(workers);
    switch (net) {
      case "flat" -> tensor("weight", 5 * WIDTH / 4, WIDTH);
      case "dcgan64" -> {
        block("project", 8 * WIDE, 100, 4, 4);
        block("up1", 4 * WIDE, 4, 4, 8 * WIDE);
        block("up2", 2 * WIDE, 4, 4, 4 * WIDE);
        block("up3", WIDE, 4, 4, 2 * WIDE);
        tensor("image", 4, 4, WIDE, 3);
      }
      case "dcgan28" -> {
        block("project", 2 * NARROW, 100, 7, 7);
        block("up1", NARROW, 4, 4, 2 * NARROW);
        tensor("image", 4, 4, NARROW, 1);
      }
      default -> throw new IllegalArgumentException("Optim: no net " + net + ".");
    }
    Tensor loss = Tensor.zeros();
    for (Tensor w : params.tensors()) {
      loss = loss.add(w.mul(Rng.of(2).normal(0, 1e-3f, w.shape())).sum());
    }
    gradients = Autograd.grad(loss, params.tensors());
    Optimizer optimizer = switch (rule) {
      case "adam" -> Adam.of(1e-4f);
      case "rmsprop" -> RmsProp.of(1e-4f);
      case "sgd" -> Sgd.of(1e-4f).momentum(Schedule.constant(0.9f));
      default -> throw new IllegalArgumentException("Optim: no rule " + rule + ".");
    };
    // The weight and each moment are read and written, the gradient is read.
    passes = 3 + 2 * optimizer.moments().size();
    state = new OptimizerState(optimizer, params);
  }

  private void block(String name, int channels, int... inner) {
    int[] shape = Arrays.copyOf(inner, inner.length + 1);
    shape[inner.length] = channels;
    tensor(name, shape);
    tensor(name + "-scale", channels);
    tensor(name + "-shift", channels);
  }

  private void tensor(String name, int... shape) {
    params.parameter(name, Initializers.normal(0, 0.02f), shape);
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
  public long step(Rate rate, Fastest fastest) {
    OptimizerState optimizer = Objects.requireNonNull(state);
    long start = System.nanoTime();
    optimizer.step(Objects.requireNonNull(gradients));
    long bytes = (long) passes * Float.BYTES * params.count();
    rate.gigaPerSecond += bytes;
    fastest.note(bytes, start);
    return optimizer.steps();
  }
}
