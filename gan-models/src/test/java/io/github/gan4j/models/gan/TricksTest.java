package io.github.gan4j.models.gan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.core.kernel.Workers;
import io.github.gan4j.core.layer.Layer;
import io.github.gan4j.core.layer.Layers;
import io.github.gan4j.core.layer.Linear;
import io.github.gan4j.core.layer.Sequential;
import io.github.gan4j.core.optim.Adam;
import io.github.gan4j.core.optim.Optimizer;
import io.github.gan4j.core.optim.Schedule;
import io.github.gan4j.core.optim.Sgd;
import io.github.gan4j.core.tensor.Activations;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.checkpoint.CheckpointFolder;
import io.github.gan4j.models.data.ArrayDataset;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.loss.GanLoss;
import io.github.gan4j.models.loss.NoisyLabels;
import io.github.gan4j.models.loss.NonSaturating;
import io.github.gan4j.models.loss.Relativistic;
import io.github.gan4j.models.loss.RelativisticAverage;
import io.github.gan4j.models.loss.TopK;
import io.github.gan4j.models.loss.TwoClass;
import io.github.gan4j.models.loss.Wasserstein;
import io.github.gan4j.models.net.DiffAugment;
import io.github.gan4j.models.net.MinibatchDiscrimination;
import io.github.gan4j.models.net.Net;
import io.github.gan4j.models.net.Replay;
import io.github.gan4j.models.penalty.GradientPenalty;
import io.github.gan4j.models.penalty.R1;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tricks of training as parts of a GAN. */
class TricksTest {

  private static final Dataset DATA = ToyGan.data(256);
  private static final Optimizer DESCENT = Sgd.of(0.1f);

  private static Training train(Gan gan, int steps) {
    return new GanTrainer(Plan.steps(steps).batch(32).seed(5)).fit(gan, DATA);
  }

  private static Net discriminator(int outputs) {
    return Net.of(
        "discriminator",
        Rng.of(2),
        p -> Sequential.of(
            new Linear(p.at("hidden"), 2, 32),
            Layers.leakyRelu(0.2f),
            new Linear(p.at("score"), 32, outputs)));
  }

  // ---- losses

  private static Stream<GanLoss> losses() {
    NoisyLabels noisy =
        NoisyLabels.around(new NonSaturating()).real(0.7f, 1).fake(0, 0.3f).flips(0.05f);
    return Stream.of(
        new TwoClass(),
        new TwoClass(noisy),
        noisy,
        new TopK(noisy, Schedule.linear(1, 0.5f, 0, 5)),
        new TopK(new TwoClass(), Schedule.constant(0.5f)),
        new Relativistic(),
        new RelativisticAverage(RelativisticAverage.Kind.STANDARD),
        new RelativisticAverage(RelativisticAverage.Kind.LEAST_SQUARES),
        new RelativisticAverage(RelativisticAverage.Kind.HINGE));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void everyLossTrainsBothNetsInTurnAndAtOnce(GanLoss loss) {
    for (boolean simultaneous : new boolean[] {false, true}) {
      int outputs = loss.toString().contains("TwoClass") ? 2 : 1;
      GanBuilder builder =
          ToyGan.builder().discriminator(discriminator(outputs)).loss(loss).penalty(new R1(1));
      Gan gan = (simultaneous ? builder.simultaneous() : builder).build();
      Map<String, List<Float>> before = ToyGan.numbers(gan);
      Training t = train(gan, 2);
      // what only differences of scores matter for leaves the last bias as it is, but for rounding
      boolean isRelative = loss.toString().startsWith("Relativistic");
      ToyGan.numbers(gan).forEach((name, after) -> {
        if (!isRelative || !name.equals("discriminator.score.bias")) {
          assertNotEquals(before.get(name), after, name);
        }
      });
      assertEquals(isRelative, Float.isNaN(t.metrics().get("d_accuracy")));
      if (!isRelative) {
        float probability = t.metrics().get("d_real");
        assertTrue(probability > 0 && probability < 1, "d_real " + probability);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("losses")
  void everyLossLearnsWhereThePointsAre(GanLoss loss) {
    int outputs = loss.toString().contains("TwoClass") ? 2 : 1;
    Gan gan = ToyGan.builder()
        .discriminator(discriminator(outputs))
        .loss(loss)
        .optimizer(Adam.of(5e-3f).betas(0.5f, 0.9f))
        .ema(0.99f)
        .build();
    new GanTrainer(Plan.steps(600).batch(64).seed(5)).fit(gan, ToyGan.data(2048));
    float[] mean = gan.sample(2000, Rng.of(9)).mean(0).toArray();
    assertEquals(2, mean[0], 0.5);
    assertEquals(-1, mean[1], 0.5);
  }

  /** One output whose weight is the difference of two outputs' is the same net, and is right as often. */
  @Test
  void twoClassesScoreLikeTheirDifference() {
    Net two = Net.of("discriminator", Rng.of(2), p -> new Linear(p, 2, 2));
    Net one = Net.of("discriminator", Rng.of(2), p -> new Linear(p, 2, 1));
    float[] w = two.params().data();
    float[] difference = {w[1] - w[0], w[3] - w[2], w[5] - w[4]};
    System.arraycopy(difference, 0, one.params().data(), 0, 3);
    Metrics a = firstStep(two, new TwoClass());
    Metrics b = firstStep(one, new NonSaturating());
    for (String name :
        List.of("d_real", "d_fake", "d_accuracy", "gradient_norm_between", "d_loss")) {
      assertEquals(b.get(name), a.get(name), 1e-5, name);
    }
    assertTrue(a.get("d_accuracy") > 0 && a.get("d_accuracy") < 1);
  }

  private static Metrics firstStep(Net d, GanLoss loss) {
    return train(
            ToyGan.builder()
                .discriminator(d)
                .loss(loss)
                .penalty(new GradientPenalty(10))
                .build(),
            1)
        .metrics();
  }

  // ---- replay

  /** A discriminator that notes what it is shown, and whose pool is empty at first. */
  private static final class Watching {
    final List<float[]> seen = new ArrayList<>();
    final Net net = Net.of("discriminator", Rng.of(2), p -> {
      Linear score = new Linear(p.at("score"), 2, 1);
      return (Layer) (x, pass) -> {
        seen.add(x.toArray());
        return score.forward(x, pass);
      };
    });

    Gan gan(float share) {
      Replay replay = new Replay(net.params().at("replay"), 32, share, 2);
      return ToyGan.builder().discriminator(net).replay(replay).build();
    }
  }

  private static int common(float[] a, float[] b) {
    int count = 0;
    for (int i = 0; i < a.length; i += 2) {
      for (int j = 0; j < b.length; j += 2) {
        count += a[i] == b[j] && a[i + 1] == b[j + 1] ? 1 : 0;
      }
    }
    return count;
  }

  @Test
  void theDiscriminatorSeesSamplesOfEarlierStepsAndTheGeneratorDoesNot() {
    Watching watching = new Watching();
    train(watching.gan(0.5f), 4);
    // real, shown and new samples of each step
    assertEquals(3 * 4, watching.seen.size());
    assertArrayEquals(watching.seen.get(1), watching.seen.get(2), "the pool fills");
    for (int step = 1; step < 4; step++) {
      float[] shown = watching.seen.get(3 * step + 1);
      float[] fresh = watching.seen.get(3 * step + 2);
      int old = 0;
      for (int earlier = 0; earlier < step; earlier++) {
        old += common(shown, watching.seen.get(3 * earlier + 2));
      }
      assertTrue(old >= 6 && old <= 26, "of 32, about half: " + old);
      assertTrue(common(shown, fresh) >= 6);
    }
  }

  @Test
  void aCheckpointHoldsThePool(@TempDir Path folder) throws IOException {
    Watching watching = new Watching();
    Gan gan = watching.gan(0.5f);
    new GanTrainer(Plan.steps(3).batch(32).seed(5))
        .listen(new TrainingListener() {
          @Override
          public void onTrainingEnd(Training t) {
            try {
              Checkpoint.save(CheckpointFolder.at(folder.resolve("c")), t);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }
        })
        .fit(gan, DATA);
    Gan fresh = new Watching().gan(0.5f);
    Checkpoint.load(folder.resolve("c"), fresh);
    assertTrue(ToyGan.numbers(gan).containsKey("discriminator.replay.samples"));
    assertEquals(ToyGan.numbers(gan), ToyGan.numbers(fresh));
    assertEquals(List.of(32f), ToyGan.numbers(fresh).get("discriminator.replay.held"));
  }

  @Test
  void oldSamplesDoNotGoWithSimultaneousUpdates() {
    Net d = ToyGan.discriminator(2);
    GanBuilder builder = ToyGan.builder()
        .discriminator(d)
        .replay(new Replay(d.params().at("replay"), 8, 0.5f, 2))
        .simultaneous();
    assertEquals(
        "Gan: 'toy' shows its discriminator old samples, and simultaneous updates are on the same samples. Leave one"
            + " out.",
        assertThrows(IllegalStateException.class, builder::build).getMessage());
  }

  // ---- augmentation

  private static Gan augmentedImages() {
    Net g = Net.of(
        "generator",
        Rng.of(1),
        p -> Sequential.of(new Linear(p.at("out"), 2, 64), Layers.tanh(), Layers.reshape(8, 8, 1)));
    Net d = Net.of(
        "discriminator",
        Rng.of(2),
        p -> Sequential.of(
            Layers.flatten(),
            new Linear(p.at("hidden"), 64, 8),
            Layers.leakyRelu(0.2f),
            new Linear(p.at("score"), 8, 1)));
    return Gan.builder("images")
        .generator(g)
        .discriminator(d)
        .latent(Latent.normal(2))
        .loss(new NonSaturating())
        .augmentation(DiffAugment.COLOR)
        .augmentation(DiffAugment.TRANSLATION)
        .augmentation(DiffAugment.CUTOUT)
        .penalty(new R1(1))
        .optimizer(Adam.of(1e-3f))
        .build();
  }

  private static Map<String, List<Float>> trainedOn(int workers) {
    try (Workers own = Workers.of(workers)) {
      Workers.use(own);
      float[] pixels = Rng.of(3).uniform(-1, 1, 64 * 64).toArray();
      Gan gan = augmentedImages();
      Map<String, List<Float>> before = ToyGan.numbers(gan);
      new GanTrainer(Plan.steps(3).batch(16).seed(5))
          .fit(gan, ArrayDataset.of(pixels, new int[] {8, 8, 1}, new int[0]));
      ToyGan.numbers(gan).forEach((name, after) -> assertNotEquals(before.get(name), after, name));
      return ToyGan.numbers(gan);
    } finally {
      Workers.use(null);
    }
  }

  @Test
  void changedImagesTrainBothNetsWithPenaltiesOnAnyNumberOfWorkers() {
    assertEquals(trainedOn(1), trainedOn(2));
  }

  // ---- batches

  @Test
  void closenessInABatchIsPartOfANet() {
    Net d = Net.of(
        "discriminator",
        Rng.of(2),
        p -> Sequential.of(
            new Linear(p.at("hidden"), 2, 16),
            Layers.leakyRelu(0.2f),
            new MinibatchDiscrimination(p.at("batch"), 16, 4, 3),
            new Linear(p.at("score"), 20, 1)));
    Gan gan = ToyGan.builder().discriminator(d).build();
    Map<String, List<Float>> before = ToyGan.numbers(gan);
    train(gan, 2);
    ToyGan.numbers(gan).forEach((name, after) -> assertNotEquals(before.get(name), after, name));
  }

  // ---- dropout

  /** As a layer of its own, dropout is there in evaluation too, and the same each time. */
  @Test
  void dropoutWhileSampling() {
    Net g = Net.of(
        "generator",
        Rng.of(1),
        p -> Sequential.of(
            (x, pass) -> Activations.dropout(x, 0.5f, pass.rng()), new Linear(p.at("out"), 2, 2)));
    Gan gan = ToyGan.builder().generator(g).build();
    Tensor same = Tensor.ones(64, 2);
    float[] samples = gan.sample(same).toArray();
    assertTrue(IntStream.range(0, 64).mapToObj(i -> samples[2 * i]).distinct().count() > 2);
    assertArrayEquals(samples, gan.sample(same).toArray());
  }

  // ---- optimisers and rhythm

  /** A Wasserstein game circles for ever; drawn to where they have been, the two come to rest. */
  @Test
  void historicalAveragingEndsTheCircling() {
    int steps = 500;
    float lambda = 0.1f;
    DiracGan dirac = new DiracGan();
    List<double[]> path = dirac.train(
        dirac.builder(new Wasserstein(), DESCENT.historicalAveraging(lambda)).build(), steps, 4);
    double theta = 1;
    double psi = 1;
    double thetas = 0;
    double psis = 0;
    for (int i = 0; i < steps; i++) {
      double psiPull = i == 0 ? 0 : 2 * lambda * (psi - psis / i);
      double thetaPull = i == 0 ? 0 : 2 * lambda * (theta - thetas / i);
      psis += psi;
      thetas += theta;
      psi -= 0.1f * (theta + psiPull);
      theta -= 0.1f * (-psi + thetaPull);
      assertEquals(theta, path.get(i)[0], 2e-5, "step " + i);
      assertEquals(psi, path.get(i)[1], 2e-5, "step " + i);
    }
    DiracGan circling = new DiracGan();
    List<double[]> without =
        circling.train(circling.builder(new Wasserstein(), DESCENT).build(), steps, 4);
    assertTrue(DiracGan.distance(path.get(steps - 1)) < 0.01);
    assertTrue(DiracGan.distance(without.get(steps - 1)) > 1.3);
  }

  @Test
  void eachNetHasATimeScaleOfItsOwn() {
    DiracGan dirac = new DiracGan();
    Gan gan = dirac
        .builder(new Wasserstein(), DESCENT)
        .discriminatorOptimizer(Sgd.of(0.4f))
        .build();
    double[] after = dirac.train(gan, 1, 4).get(0);
    assertEquals(1 - 0.4, after[1], 1e-6, "psi falls by 0.4 theta");
    assertEquals(1 + 0.1 * 0.6, after[0], 1e-6, "theta rises by 0.1 psi");
  }

  @Test
  void aDiscriminatorThatWarmsUpIsAheadAtTheFirstUpdateOfTheGenerator() {
    float[] accuracy = new float[2];
    for (int i = 0; i < 2; i++) {
      int first = i == 0 ? 1 : 200;
      Gan gan =
          ToyGan.builder().discriminatorSteps(step -> step == 0 ? first : 1).build();
      Training t = train(gan, 1);
      assertEquals(first, t.optimizers().get("d.discriminator").steps());
      assertEquals(1, t.optimizers().get("g.generator").steps());
      accuracy[i] = t.metrics().get("d_accuracy");
      assertEquals(first + 1, train(gan, 2).optimizers().get("d.discriminator").steps());
    }
    assertTrue(accuracy[0] < 0.8 && accuracy[1] > 0.95, accuracy[0] + ", " + accuracy[1]);
  }

  @Test
  void anAverageIsCalmerThanTheGenerator() {
    DiracGan dirac = new DiracGan();
    Gan gan = dirac.builder(new Wasserstein(), DESCENT).ema(0.99f).build();
    dirac.train(gan, 2000, 4);
    assertEquals(0, gan.sample(Tensor.zeros(1, 1)).item(), 0.15, "the middle of the circle");
    assertFalse(dirac.theta() * dirac.theta() + dirac.psi() * dirac.psi() < 1.3);
  }
}
