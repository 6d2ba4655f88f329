package io.github.gan4j.bench;

import io.github.gan4j.core.kernel.Workers;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.models.data.ArrayDataset;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.data.PixelRange;
import io.github.gan4j.models.evaluate.Evaluation;
import io.github.gan4j.models.evaluate.EvaluationResult;
import io.github.gan4j.models.evaluate.KnownMetric;
import io.github.gan4j.models.feature.LeNet;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.gan.GanTrainer;
import io.github.gan4j.models.gan.Plan;
import io.github.gan4j.models.zoo.MiniDcgan;
import java.util.List;
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
 * What the default run of {@code gan train} does ten times over: 300 steps of the mini-DCGAN, then an evaluation of 1,000
 * samples. The time of the second by that of both is the share of a training that its scores take.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@Fork(
    value = 1,
    jvmArgsPrepend = {
      "--add-modules=jdk.incubator.vector",
      "-XX:ObjectAlignmentInBytes=64",
      "-XX:+UseParallelGC",
      "-Xmx2g"
    })
public class DefaultRun {

  private static final Plan PART = Plan.steps(300).batch(64).seed(1);
  private static final int SAMPLES = 1000;
  private static final int CLASSES = 10;

  @Param("2")
  public int threads;

  private final Gan gan = MiniDcgan.create(MiniDcgan.Config.defaults(), Rng.of(1));
  private final Dataset data = images(2);
  private final Dataset heldOut = images(3);
  private final Evaluation evaluation = evaluation(gan);
  private @Nullable Workers workers;

  private static Dataset images(long seed) {
    float[] pixels =
        Rng.of(seed).uniform(0, 1, SAMPLES * LeNet.SIDE * LeNet.SIDE).toArray();
    return ArrayDataset.of(pixels, new int[] {LeNet.SIDE, LeNet.SIDE, 1}, new int[0]);
  }

  private static Evaluation evaluation(Gan gan) {
    LeNet classifier = new LeNet("lenet", 1, CLASSES, Rng.of(4));
    return new Evaluation(
        classifier,
        KnownMetric.whileTraining(classifier, gan).stream()
            .map(metric -> metric.create(SAMPLES))
            .toList(),
        PixelRange.UNIT,
        SAMPLES,
        List.of(1L));
  }

  @Setup
  public void setUp() {
    workers = Workers.of(threads);
    Workers.use(workers);
  }

  @TearDown
  public void tearDown() {
    Workers.use(null);
    Objects.requireNonNull(workers).close();
  }

  @Benchmark
  public long steps() {
    return new GanTrainer(PART).fit(gan, data).step();
  }

  /** What is known of the real samples is kept from the first. */
  @Benchmark
  public EvaluationResult evaluate() {
    return evaluation.of(gan, heldOut, false);
  }
}
