package io.github.gan4j.models.gan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.core.kernel.Workers;
import io.github.gan4j.core.layer.Layers;
import io.github.gan4j.core.layer.Linear;
import io.github.gan4j.core.layer.Sequential;
import io.github.gan4j.core.optim.RmsProp;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.loss.GanLoss;
import io.github.gan4j.models.loss.Hinge;
import io.github.gan4j.models.loss.LeastSquares;
import io.github.gan4j.models.loss.Minimax;
import io.github.gan4j.models.loss.NonSaturating;
import io.github.gan4j.models.loss.OneSidedSmoothing;
import io.github.gan4j.models.loss.Wasserstein;
import io.github.gan4j.models.net.Discriminator;
import io.github.gan4j.models.net.InstanceNoise;
import io.github.gan4j.models.net.Net;
import io.github.gan4j.models.net.Packed;
import io.github.gan4j.models.penalty.Dragan;
import io.github.gan4j.models.penalty.GradientPenalty;
import io.github.gan4j.models.penalty.LipschitzPenalty;
import io.github.gan4j.models.penalty.Penalty;
import io.github.gan4j.models.penalty.R1;
import io.github.gan4j.models.penalty.R2;
import io.github.gan4j.models.penalty.ZeroCentredGradientPenalty;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Penalties, noise, packs and clipping as parts of a training. */
class PartsTest {

  private static final Dataset DATA = ToyGan.data(256);

  private static Training train(Gan gan, int steps) {
    return new GanTrainer(Plan.steps(steps).batch(32).seed(5)).fit(gan, DATA);
  }

  private static Discriminator packs(int size) {
    return new Packed(
        Net.of(
            "discriminator",
            Rng.of(2),
            p -> Sequential.of(
                new Linear(p.at("hidden"), 2 * size, 32),
                Layers.leakyRelu(0.2f),
                new Linear(p.at("score"), 32, 1))),
        size);
  }

  private static Stream<Penalty> penalties() {
    return Stream.of(
        new GradientPenalty(10),
        new LipschitzPenalty(10),
        new ZeroCentredGradientPenalty(10),
        new R1(10),
        new R2(10),
        new Dragan(10));
  }

  @ParameterizedTest
  @MethodSource("penalties")
  void aPenaltyIsPartOfTheDiscriminatorsLossAndChangesItsParametersAlone(Penalty penalty) {
    Gan plain = steep().build();
    Gan penalised = steep().penalty(penalty).build();
    Map<String, List<Float>> before = ToyGan.numbers(plain);
    float loss = train(discriminatorAlone(plain), 1).metrics().get("d_loss");
    Training t = train(discriminatorAlone(penalised), 1);
    assertTrue(t.metrics().get("d_loss") > loss, "the penalty is added");
    Map<String, List<Float>> other = ToyGan.numbers(plain);
    ToyGan.numbers(penalised).forEach((name, numbers) -> {
      boolean isGenerator = name.startsWith("generator");
      assertEquals(isGenerator, numbers.equals(before.get(name)), name);
      // the slope of a net of leaky ReLUs does not depend on its biases, but for jumps
      boolean same = isGenerator || name.endsWith("bias");
      assertEquals(same, numbers.equals(other.get(name)), name);
    });
  }

  /** With a discriminator of slopes above 1, as all penalties here punish. */
  private static GanBuilder steep() {
    Net d = ToyGan.discriminator(2);
    float[] weights = d.params().data();
    for (int i = 0; i < d.params().count(); i++) {
      weights[i] *= 4;
    }
    return ToyGan.builder().discriminator(d);
  }

  private static Gan discriminatorAlone(Gan gan) {
    return new Gan("d", gan.generator(), gan.latent(), gan.phases().subList(0, 1));
  }

  @Test
  void numbersOfSeveralPenaltiesStandBesideEachOther() {
    Gan gan = ToyGan.builder().penalty(new R1(1)).penalty(new R2(1)).build();
    assertEquals(
        List.of(
            "d_real",
            "d_fake",
            "d_accuracy",
            "gradient_norm_real",
            "gradient_norm_fake",
            "d_loss",
            "d_grad_norm",
            "g_loss",
            "g_grad_norm"),
        List.copyOf(train(gan, 1).metrics().values().keySet()));
  }

  @Test
  void aLazyPenaltyRunsInItsStepsOnly() {
    List<Long> runs = new ArrayList<>();
    Penalty counted = c -> {
      runs.add(c.step());
      return new R1(1).of(c);
    };
    train(ToyGan.builder().discriminatorSteps(2).penalty(counted.every(3)).build(), 7);
    assertEquals(List.of(0L, 0L, 3L, 3L, 6L, 6L), runs);
  }

  @Test
  void sameBitsOnAnyNumberOfWorkers() {
    Map<String, List<Float>> one = trainedOn(1);
    assertEquals(one, trainedOn(2));
    assertEquals(one, trainedOn(3));
  }

  private static Map<String, List<Float>> trainedOn(int workers) {
    try (Workers own = Workers.of(workers)) {
      Workers.use(own);
      GanBuilder builder =
          ToyGan.builder().discriminator(packs(2)).augmentation(InstanceNoise.fading(0.1f, 8));
      penalties().forEach(builder::penalty);
      Gan gan = builder.build();
      train(gan, 10);
      return ToyGan.numbers(gan);
    } finally {
      Workers.use(null);
    }
  }

  private static Stream<GanLoss> losses() {
    return Stream.of(
        new Minimax(),
        new NonSaturating(),
        new OneSidedSmoothing(new NonSaturating(), 0.9f),
        new LeastSquares(),
        new Hinge(),
        new Wasserstein());
  }

  @ParameterizedTest
  @MethodSource("losses")
  void packsGoWithEveryLoss(GanLoss loss) {
    Gan gan = ToyGan.builder().discriminator(packs(4)).loss(loss).build();
    Map<String, List<Float>> before = ToyGan.numbers(gan);
    train(gan, 2);
    ToyGan.numbers(gan).forEach((name, after) -> {
      // scores that are all one number higher are as good for these, the hinge between its bends
      boolean isFlat = loss instanceof Wasserstein || loss instanceof Hinge;
      assertEquals(
          isFlat && name.equals("discriminator.score.bias"), after.equals(before.get(name)), name);
    });
  }

  @Test
  void clippedWeightsStayWithinTheirLimit() {
    float limit = 0.01f;
    Gan gan = ToyGan.builder()
        .loss(new Wasserstein())
        .discriminatorOptimizer(RmsProp.of(5e-5f).clipWeights(limit))
        .build();
    train(gan, 3);
    ToyGan.numbers(gan).forEach((name, numbers) -> {
      boolean within = numbers.stream().allMatch(w -> Math.abs(w) <= limit);
      assertEquals(name.startsWith("discriminator"), within, name);
    });
  }

  @Test
  void simultaneousUpdatesAreTakenAtTheSameParameters() {
    float[] seen = new float[2];
    Net d = ToyGan.discriminator(2);
    for (boolean simultaneous : new boolean[] {true, false}) {
      GanLoss watching = new Watching(d, seen);
      GanBuilder builder = ToyGan.builder().discriminator(d).loss(watching);
      train((simultaneous ? builder.simultaneous() : builder).build(), 1);
      assertEquals(simultaneous, seen[0] == seen[1]);
    }
  }

  /** Notes the discriminator's first weight when each loss is taken. */
  private record Watching(Net d, float[] seen) implements GanLoss {

    @Override
    public Tensor discriminator(Tensor real, Tensor fake) {
      seen[0] = d.params().data()[0];
      return new NonSaturating().discriminator(real, fake);
    }

    @Override
    public Tensor generator(Supplier<Tensor> real, Tensor fake) {
      seen[1] = d.params().data()[0];
      return new NonSaturating().generator(real, fake);
    }
  }
}
