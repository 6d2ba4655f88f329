package io.github.gan4j.models.penalty;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.core.kernel.Workers;
import io.github.gan4j.core.layer.Conv2d;
import io.github.gan4j.core.layer.Layers;
import io.github.gan4j.core.layer.Linear;
import io.github.gan4j.core.layer.Pass;
import io.github.gan4j.core.layer.Sequential;
import io.github.gan4j.core.param.Initializers;
import io.github.gan4j.core.param.WeightSpec;
import io.github.gan4j.core.shape.Window;
import io.github.gan4j.core.tensor.Autograd;
import io.github.gan4j.core.tensor.Gradients;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.net.Condition;
import io.github.gan4j.models.net.Net;
import io.github.gan4j.models.net.Packed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PenaltyTest {

  // Some 30 roundings of 6e-8 forward, some 100 through both backward passes.
  private static final double FORWARD = 2e-6;
  private static final double GRADIENT = 6e-6;

  private static final long SEED = 11;

  private static final WeightSpec STEEP = WeightSpec.standard().init(Initializers.normal(0, 1));

  private final Map<String, Float> logged = new HashMap<>();

  private PenaltyContext context(Net net, Tensor real, Tensor fake, long step) {
    return new PenaltyContext(
        step, net, real, fake, Condition.none(), Pass.training(Rng.of(SEED)), logged::put);
  }

  // ---- against PyTorch

  private static Net vectors() {
    return Net.of(
        "discriminator",
        Rng.of(1),
        p -> Sequential.of(
            new Linear(p.at("hidden"), 2, 8), Layers.tanh(), new Linear(p.at("score"), 8, 1)));
  }

  private static Net images() {
    return Net.of(
        "discriminator",
        Rng.of(1),
        p -> Sequential.of(
            new Conv2d(p.at("down"), 2, 3, Window.of(4).stride(2).pad(1)),
            Layers.leakyRelu(0.2f),
            new Conv2d(p.at("middle"), 3, 4, Window.of(2)),
            Layers.softplus(),
            new Conv2d(p.at("score"), 4, 1, Window.of(1))));
  }

  private static Stream<Arguments> penalties() {
    return Stream.of(
        Arguments.of("gradient", new GradientPenalty(10), "between"),
        Arguments.of("lipschitz", new LipschitzPenalty(10), "between"),
        Arguments.of("zero_centred", new ZeroCentredGradientPenalty(10), "between"),
        Arguments.of("r1", new R1(10), "real"),
        Arguments.of("r2", new R2(10), "fake"),
        Arguments.of("dragan", new Dragan(10), "near"));
  }

  @ParameterizedTest
  @MethodSource("penalties")
  void agreesWithPyTorchOnVectors(String name, Penalty penalty, String place) {
    check(new Reference("vectors"), vectors(), name, penalty, place);
  }

  @ParameterizedTest
  @MethodSource("penalties")
  void agreesWithPyTorchOnMapsOfScores(String name, Penalty penalty, String place) {
    check(new Reference("images"), images(), name, penalty, place);
  }

  private void check(Reference reference, Net net, String name, Penalty penalty, String place) {
    reference.load(net.params());
    Tensor loss = penalty.of(context(net, reference.tensor("real"), reference.tensor("fake"), 0));
    reference.check(name + "/loss", loss, FORWARD);
    Gradients gradients = Autograd.grad(loss, net.params().tensors()).orZero();
    net.params()
        .parameters()
        .forEach(
            p -> reference.check(name + "/grad/" + p.path(), gradients.get(p.value()), GRADIENT));
    Map.Entry<String, Float> norm = logged.entrySet().iterator().next();
    assertEquals("gradient_norm_" + place, norm.getKey());
    reference.check(name + "/norm", Tensor.scalar(norm.getValue()), FORWARD);
  }

  // ---- threads

  @ParameterizedTest
  @MethodSource("penalties")
  void hasTheSameBitsOnAnyNumberOfWorkers(String name, Penalty penalty, String place) {
    List<float[]> one = gradientsOn(1, penalty);
    for (int workers : new int[] {2, 3}) {
      List<float[]> several = gradientsOn(workers, penalty);
      for (int i = 0; i < one.size(); i++) {
        assertArrayEquals(one.get(i), several.get(i), name + " " + place + " " + i);
      }
    }
  }

  /** On images and a net that are large enough to be shared out. */
  private List<float[]> gradientsOn(int workers, Penalty penalty) {
    try (Workers own = Workers.of(workers)) {
      Workers.use(own);
      Net net = Net.of(
          "discriminator",
          Rng.of(1),
          p -> Sequential.of(
              new Conv2d(p.at("down1"), 3, 32, Window.of(4).stride(2).pad(1)),
              Layers.leakyRelu(0.2f),
              new Conv2d(p.at("down2"), 32, 64, Window.of(4).stride(2).pad(1)),
              Layers.softplus(),
              new Conv2d(p.at("score"), 64, 1, Window.of(4), STEEP)));
      Tensor real = Rng.of(2).normal(0, 1, 24, 16, 16, 3);
      Tensor fake = Rng.of(3).normal(0, 1, 24, 16, 16, 3);
      Tensor loss = penalty.of(context(net, real, fake, 0));
      assertTrue(loss.item() > 0, "slopes that are punished");
      Gradients gradients = Autograd.grad(loss, net.params().tensors()).orZero();
      List<float[]> numbers = new ArrayList<>(List.of(loss.toArray()));
      net.params().tensors().forEach(p -> numbers.add(gradients.get(p).toArray()));
      return numbers;
    } finally {
      Workers.use(null);
    }
  }

  // ---- samples

  @Test
  void interpolatesWithOneNumberForEachSample() {
    Tensor a = Rng.of(1).normal(0, 1, 500, 2, 2, 3);
    Tensor b = Rng.of(2).normal(0, 1, 500, 2, 2, 3);
    Tensor way = Samples.between(a, b, Rng.of(3)).sub(a);
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < 500; i++) {
      Tensor step = way.slice(0, i, i + 1);
      Tensor whole = b.sub(a).slice(0, i, i + 1);
      float alpha = step.mul(whole).sum().item() / whole.square().sum().item();
      assertEquals(0, step.sub(whole.mul(alpha)).square().sum().sqrt().item(), 3e-5);
      assertTrue(alpha > -1e-3 && alpha < 1.001, "alpha " + alpha);
      sum += alpha;
      squares += alpha * alpha;
    }
    assertEquals(0.5, sum / 500, 0.05);
    assertEquals(1.0 / 3, squares / 500, 0.05);
  }

  // ---- borders

  private static Net linear(int in, float weight) {
    WeightSpec spec = WeightSpec.standard().init(Initializers.constant(weight));
    return Net.of("discriminator", Rng.of(1), p -> new Linear(p.at("score"), in, 1, spec));
  }

  @ParameterizedTest
  @MethodSource("penalties")
  void hasFiniteGradientsWhereTheSlopeIsZero(String name, Penalty penalty, String place) {
    Net flat = linear(3, 0);
    Tensor loss = penalty.of(context(flat, Tensor.ones(4, 3), Tensor.zeros(4, 3), 0));
    boolean wantsSlopeOne = penalty instanceof GradientPenalty || penalty instanceof Dragan;
    assertEquals(wantsSlopeOne ? 10 : 0, loss.item(), 1e-4);
    Gradients gradients = Autograd.grad(loss, flat.params().tensors()).orZero();
    flat.params()
        .tensors()
        .forEach(
            p -> assertEquals(0, gradients.get(p).square().sum().item(), name + " at " + place));
  }

  @Test
  void aPackOfSamplesHasOneSlope() {
    // score = 3 (x1 + x2 + x3 + x4) over a pack of two pairs: slope 6
    Net pairs = linear(4, 3);
    Tensor real = Rng.of(5).normal(0, 1, 6, 2);
    PenaltyContext c = new PenaltyContext(
        0,
        new Packed(pairs, 2),
        real,
        real,
        Condition.none(),
        Pass.training(Rng.of(SEED)),
        logged::put);
    assertEquals(2 * 25, new GradientPenalty(2).of(c).item(), 1e-4);
    assertEquals(6, logged.get("gradient_norm_between"), 1e-5);
  }

  // ---- intervals

  @Test
  void runsEveryFewStepsAndThenAsManyTimesAsStrong() {
    Net net = linear(2, 1);
    Tensor x = Tensor.ones(3, 2);
    Penalty lazy = new R1(1).every(4); // 1/2 |(1,1)|^2 = 1
    for (long step = 0; step < 9; step++) {
      logged.clear();
      assertEquals(step % 4 == 0 ? 4 : 0, lazy.of(context(net, x, x, step)).item(), 1e-6);
      assertEquals(step % 4 == 0, logged.containsKey("gradient_norm_real"));
    }
  }

  // ---- settings

  private static Stream<Arguments> settings() {
    return Stream.of(
        Arguments.of("GradientPenalty: lambda", (Function<Float, Penalty>) GradientPenalty::new),
        Arguments.of("LipschitzPenalty: lambda", (Function<Float, Penalty>) LipschitzPenalty::new),
        Arguments.of("ZeroCentredGradientPenalty: lambda", (Function<Float, Penalty>)
            ZeroCentredGradientPenalty::new),
        Arguments.of("R1: gamma", (Function<Float, Penalty>) R1::new),
        Arguments.of("R2: gamma", (Function<Float, Penalty>) R2::new),
        Arguments.of("Dragan: lambda", (Function<Float, Penalty>) Dragan::new));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void refusesAStrengthThatIsNotPositive(String what, Function<Float, Penalty> create) {
    for (float strength : new float[] {0, -1, Float.NaN, Float.POSITIVE_INFINITY}) {
      assertEquals(
          what + " must be positive, got " + strength + ".",
          assertThrows(IllegalArgumentException.class, () -> create.apply(strength))
              .getMessage());
    }
  }

  @Test
  void refusesAnIntervalBelowOne() {
    assertEquals(
        "Penalty: the interval must be at least 1, got 0.",
        assertThrows(IllegalArgumentException.class, () -> new R1(1).every(0)).getMessage());
  }
}
