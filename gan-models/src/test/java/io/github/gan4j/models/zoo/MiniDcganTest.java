package io.github.gan4j.models.zoo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.gan4j.core.kernel.Backends;
import io.github.gan4j.core.kernel.Kernels;
import io.github.gan4j.core.kernel.Workers;
import io.github.gan4j.core.param.Parameter;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.data.ArrayDataset;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.gan.GanTrainer;
import io.github.gan4j.models.gan.Plan;
import io.github.gan4j.models.gan.Training;
import io.github.gan4j.models.gan.TrainingListener;
import io.github.gan4j.models.net.Trainable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MiniDcganTest {

  private static Gan create(Map<String, String> changes) {
    return MiniDcgan.MODEL.choose(changes).create(Rng.of(1));
  }

  private static int count(Gan gan, String net) {
    return net(gan, net).params().count();
  }

  private static Trainable net(Gan gan, String name) {
    return gan.nets().stream().filter(n -> n.name().equals(name)).findFirst().orElseThrow();
  }

  private static Dataset noise(int count) {
    float[] pixels = Rng.of(3).uniform(0, 1, count, 28, 28, 1).toArray();
    return ArrayDataset.of(pixels, new int[] {28, 28, 1}, new int[0]);
  }

  @ParameterizedTest
  @CsvSource({"bn,142208", "sn,141824", "bn-sn,142208"})
  void hasTheSourcesParameterCounts(String norm, int discriminator) {
    Gan gan = create(Map.of("discriminator.norm", norm));
    assertEquals(172_608, count(gan, "generator"));
    assertEquals(discriminator, count(gan, "discriminator"));
  }

  @Test
  void withoutItsBatchNormsTheGeneratorHas448Fewer() {
    assertEquals(172_608 - 448, count(create(Map.of("generator.batchNorm", "false")), "generator"));
  }

  @Test
  void makesImagesOf28By28BetweenZeroAndOne() {
    Tensor images = create(Map.of()).sample(3, Rng.of(2));
    assertArrayEquals(new int[] {3, 28, 28, 1}, images.shape());
    for (float pixel : images.toArray()) {
      assertTrue(pixel > 0 && pixel < 1);
    }
  }

  @Test
  void firstValuesFollowTheSource() {
    Gan gan = create(Map.of());
    // normal 0.02 in the discriminator, PyTorch's uniform bound in the generator
    assertEquals(0.02, std(parameter(gan, "discriminator", "down3.conv.weight")), 1e-3);
    float[] up2 = parameter(gan, "generator", "up2.conv.weight").toArray();
    double bound = 1 / Math.sqrt(64 * 16);
    float largest = 0;
    for (float w : up2) {
      largest = Math.max(largest, Math.abs(w));
    }
    assertTrue(largest <= bound && largest > 0.99 * bound, "largest weight " + largest);
    Tensor scale = parameter(gan, "generator", "up1.norm.weight");
    assertEquals(1, scale.mean().item(), 0.01);
    assertEquals(0.02, std(scale), 0.005);
  }

  private static Tensor parameter(Gan gan, String net, String path) {
    return net(gan, net).params().parameters().stream()
        .filter(p -> p.path().equals(path))
        .findFirst()
        .orElseThrow()
        .value();
  }

  private static double std(Tensor x) {
    return Math.sqrt(x.sub(x.mean()).square().mean().item());
  }

  @ParameterizedTest
  @CsvSource({
    "discriminator.norm,bn",
    "discriminator.norm,sn",
    "generator.batchNorm,false",
    "loss,minimax",
    "latent.distribution,normal",
    "generator.init,orthogonal",
    "ema,0.99"
  })
  void oneStepChangesEveryParameter(String setting, String value) {
    Gan gan = create(Map.of(setting, value));
    Map<Parameter, float[]> before = new HashMap<>();
    gan.nets()
        .forEach(net ->
            net.params().parameters().forEach(p -> before.put(p, p.value().toArray())));
    new GanTrainer(Plan.steps(1).batch(8).seed(1)).fit(gan, noise(8));
    before.forEach(
        (p, old) -> assertTrue(!Arrays.equals(old, p.value().toArray()), p + " did not change"));
  }

  @Test
  void trainsByTheSourcesRates() {
    Training t = new GanTrainer(Plan.steps(1).batch(8).seed(1)).fit(create(Map.of()), noise(8));
    assertEquals(2e-4f, t.optimizers().get("g.generator").learningRate());
    assertEquals(5e-4f, t.optimizers().get("d.discriminator").learningRate());
  }

  // A cold vector loop makes an object of every vector until it is compiled, so this waits for
  // that.
  // A batch of 8 takes the same kernels as one of 64.
  @Tag("own-jvm")
  @ParameterizedTest
  @CsvSource({"scalar, 1, 2", "vector, 2, 8"})
  void aSteadyStepMakesLittleGarbage(String provider, int threads, int batch) {
    Garbage garbage = new Garbage();
    Optional<Kernels> kernels =
        Backends.available().stream().filter(k -> k.name().equals(provider)).findFirst();
    assumeTrue(kernels.isPresent(), provider + " kernels are not available here");
    try (Workers workers = Workers.of(threads)) {
      Workers.use(workers);
      Backends.use(kernels.get());
      new GanTrainer(Plan.steps(Garbage.MOST_STEPS).batch(batch).seed(1))
          .listen(garbage)
          .fit(create(Map.of()), noise(64));
    } finally {
      Backends.use(null);
      Workers.use(null);
    }
    assertTrue(garbage.isLittle(), "bytes a step: " + garbage.median());
  }

  /** Trains until twenty steps, by their median, allocate little in the training thread. */
  private static final class Garbage implements TrainingListener {
    // plenty of time for the engine to be compiled, even on a busy machine
    static final int MOST_STEPS = 4000;
    private static final int STEADY = 20;
    private static final long LITTLE = 64 * 1024;

    private final com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
    private final long[] bytes = new long[STEADY];
    private long last;

    @Override
    public void onStep(Training t) {
      long now = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
      bytes[(int) (t.step() % STEADY)] = now - last;
      last = now;
      if (t.step() >= STEADY && isLittle()) {
        t.stop();
      }
    }

    boolean isLittle() {
      return median() < LITTLE;
    }

    long median() {
      long[] steady = bytes.clone();
      Arrays.sort(steady);
      return steady[STEADY / 2];
    }
  }

  @Test
  void theSameSeedMakesTheSameGan() {
    assertArrayEquals(
        create(Map.of()).generator().params().data(),
        create(Map.of()).generator().params().data());
    assertNotEquals(
        create(Map.of()).generator().params().data()[0],
        MiniDcgan.MODEL.choose(Map.of()).create(Rng.of(2)).generator().params().data()[0]);
  }

  @Test
  void smoothingNeedsALossWithLabels() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> create(Map.of("loss", "hinge")));
    assertEquals(
        "realLabel: only the losses minimax, non-saturating and two-class have labels to smooth, got 0.9 with hinge."
            + " Set realLabel=1.",
        e.getMessage());
    create(Map.of("loss", "hinge", "realLabel", "1"));
  }

  @Test
  void settingsAreNamedAndChecked() {
    assertEquals(
        List.of(
            "preset",
            "generator.batchNorm",
            "generator.init",
            "generator.learningRate",
            "discriminator.norm",
            "discriminator.init",
            "discriminator.learningRate",
            "latent.distribution",
            "latent.size",
            "loss",
            "realLabel",
            "ema"),
        List.copyOf(MiniDcgan.MODEL.choose(Map.of()).settings().keySet()));
    assertEquals(
        "sn",
        MiniDcgan.MODEL
            .choose(Map.of("discriminator.norm", "sn"))
            .settings()
            .get("discriminator.norm"));
    assertMessage(
        "setting discriminator.norm: expected one of none, bn, ln, sn, bn-sn, got 'x'.",
        Map.of("discriminator.norm", "x"));
    assertMessage(
        "setting latent.size: expected a whole number, got '1.5'.", Map.of("latent.size", "1.5"));
    assertMessage("setting ema: expected a number, got 'on'.", Map.of("ema", "on"));
    assertMessage(
        "setting generator.batchNorm: expected true or false, got 'yes'.",
        Map.of("generator.batchNorm", "yes"));
    assertMessage("Latent: size must be at least 1, got 0.", Map.of("latent.size", "0"));
  }

  @Test
  void anUnknownSettingNamesItsNeighbours() {
    IllegalArgumentException e = assertThrows(
        IllegalArgumentException.class, () -> create(Map.of("discriminator.nrom", "sn")));
    assertTrue(
        e.getMessage()
            .startsWith("unknown setting 'discriminator.nrom'. Nearest: 'discriminator.norm'"),
        e.getMessage());
  }

  @Test
  void anUnknownModelNamesItsNeighbours() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Zoo.find("dcgan-mni"));
    assertTrue(
        e.getMessage().startsWith("unknown model 'dcgan-mni'. Nearest: 'dcgan-mini'"),
        e.getMessage());
  }

  private static void assertMessage(String expected, Map<String, String> changes) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> create(changes));
    assertEquals(expected, e.getMessage());
  }
}
