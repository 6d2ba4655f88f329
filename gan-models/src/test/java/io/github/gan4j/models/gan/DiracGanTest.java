package io.github.gan4j.models.gan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.core.optim.Optimizer;
import io.github.gan4j.core.optim.Sgd;
import io.github.gan4j.models.loss.GanLoss;
import io.github.gan4j.models.loss.Minimax;
import io.github.gan4j.models.loss.NonSaturating;
import io.github.gan4j.models.loss.Wasserstein;
import io.github.gan4j.models.net.InstanceNoise;
import io.github.gan4j.models.penalty.GradientPenalty;
import io.github.gan4j.models.penalty.Penalty;
import io.github.gan4j.models.penalty.R1;
import io.github.gan4j.models.penalty.R2;
import io.github.gan4j.models.penalty.ZeroCentredGradientPenalty;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Training on the Dirac-GAN against its recursion in double, and against what the paper proves of
 * each method.
 */
class DiracGanTest {

  private static final float H = 0.1f;
  private static final Optimizer DESCENT = Sgd.of(H);
  private static final double ROUNDING = 2e-5;

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  /** A loss and, as functions of theta and psi, the gradients of D's in psi and of G's in theta. */
  private record Game(
      GanLoss loss, DoubleBinaryOperator psiGradient, DoubleBinaryOperator thetaGradient) {

    @Override
    public String toString() {
      return loss.toString();
    }
  }

  private static final Game MINIMAX = new Game(
      new Minimax(),
      (theta, psi) -> sigmoid(psi * theta) * theta,
      (theta, psi) -> -sigmoid(psi * theta) * psi);

  private static final Game NON_SATURATING = new Game(
      new NonSaturating(),
      (theta, psi) -> sigmoid(psi * theta) * theta,
      (theta, psi) -> -sigmoid(-psi * theta) * psi);

  private static final Game WASSERSTEIN =
      new Game(new Wasserstein(), (theta, psi) -> theta, (theta, psi) -> -psi);

  private static Stream<Game> zeroSumGames() {
    return Stream.of(MINIMAX, WASSERSTEIN);
  }

  private static Stream<Game> games() {
    return Stream.of(MINIMAX, NON_SATURATING, WASSERSTEIN);
  }

  /** Trains, and checks each step against gradient descent on D's gradient plus a penalty's. */
  private static List<double[]> follow(
      Game game,
      boolean simultaneous,
      int steps,
      DoubleBinaryOperator extra,
      Penalty... penalties) {
    DiracGan dirac = new DiracGan();
    GanBuilder builder = dirac.builder(game.loss, DESCENT);
    for (Penalty penalty : penalties) {
      builder.penalty(penalty);
    }
    List<double[]> path =
        dirac.train((simultaneous ? builder.simultaneous() : builder).build(), steps, 4);
    double theta = 1;
    double psi = 1;
    for (int i = 0; i < steps; i++) {
      double before = psi;
      psi -= H * (game.psiGradient.applyAsDouble(theta, psi) + extra.applyAsDouble(theta, psi));
      theta -= H * game.thetaGradient.applyAsDouble(theta, simultaneous ? before : psi);
      assertEquals(theta, path.get(i)[0], ROUNDING * Math.max(1, Math.abs(theta)), "step " + i);
      assertEquals(psi, path.get(i)[1], ROUNDING * Math.max(1, Math.abs(psi)), "step " + i);
    }
    return path;
  }

  private static double least(List<double[]> path) {
    return path.stream().mapToDouble(DiracGan::distance).min().orElseThrow();
  }

  private static double most(List<double[]> path) {
    return path.stream().mapToDouble(DiracGan::distance).max().orElseThrow();
  }

  private static double last(List<double[]> path) {
    return DiracGan.distance(path.get(path.size() - 1));
  }

  // ---- without a penalty

  @ParameterizedTest
  @MethodSource("zeroSumGames")
  void inTurnTheTwoCircleForEver(Game game) {
    List<double[]> path = follow(game, false, 500, (theta, psi) -> 0);
    assertTrue(least(path) > 1.34 && most(path) < 1.42, least(path) + " to " + most(path));
  }

  @ParameterizedTest
  @MethodSource("zeroSumGames")
  void atOnceTheTwoSpiralOut(Game game) {
    List<double[]> path = follow(game, true, 500, (theta, psi) -> 0);
    assertTrue(last(path) > 1.5 * DiracGan.distance(path.get(0)), "at " + last(path));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void withoutSaturationTheyApproachSlowerThanAnyGeometricSequence(boolean simultaneous) {
    List<double[]> path = follow(NON_SATURATING, simultaneous, 500, (theta, psi) -> 0);
    double firstHalf = DiracGan.distance(path.get(249)) / DiracGan.distance(path.get(0));
    double secondHalf = last(path) / DiracGan.distance(path.get(249));
    assertTrue(last(path) > 0.3 && secondHalf > 1.2 * firstHalf, firstHalf + ", " + secondHalf);
  }

  // ---- with a penalty

  @ParameterizedTest
  @MethodSource("games")
  void penaltiesThatPullTheSlopeToZeroConverge(Game game) {
    for (boolean simultaneous : new boolean[] {false, true}) {
      DoubleBinaryOperator gammaPsi = (theta, psi) -> psi;
      List<List<double[]>> paths = List.of(
          follow(game, simultaneous, 500, gammaPsi, new R1(1)),
          follow(game, simultaneous, 500, gammaPsi, new R2(1)),
          follow(game, simultaneous, 500, gammaPsi, new ZeroCentredGradientPenalty(0.5f)),
          follow(game, simultaneous, 500, gammaPsi, new R1(0.5f), new R2(0.5f)));
      paths.forEach(path -> assertTrue(last(path) < 1e-5, "at " + last(path)));
    }
  }

  @Test
  void aLazyPenaltyConvergesToo() {
    int[] step = {0};
    DoubleBinaryOperator everyFourth = (theta, psi) -> step[0]++ % 4 == 0 ? 4 * psi : 0;
    List<double[]> path = follow(WASSERSTEIN, false, 500, everyFourth, new R1(1).every(4));
    assertTrue(last(path) < 1e-5, "at " + last(path));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aPenaltyThatPullsTheSlopeToOneDoesNotConverge(boolean simultaneous) {
    // psi goes to 0 and theta to 2; much later psi is rounded over to the other side
    DoubleBinaryOperator slopeOne = (theta, psi) -> 2 * (Math.abs(psi) - 1) * Math.signum(psi);
    List<double[]> path = follow(WASSERSTEIN, simultaneous, 60, slopeOne, new GradientPenalty(1));
    assertTrue(least(path) > 1.4 && last(path) > 1.9, "at " + last(path));
  }

  // ---- clipped weights

  @Test
  void clippedWeightsDoNotConverge() {
    float limit = 0.5f;
    DiracGan dirac = new DiracGan();
    Gan gan = dirac
        .builder(new Wasserstein(), DESCENT)
        .discriminatorOptimizer(DESCENT.clipWeights(limit))
        .build();
    List<double[]> path = dirac.train(gan, 500, 4);
    double theta = 1;
    double psi = 1;
    for (double[] point : path) {
      psi = Math.min(Math.max(psi - H * theta, -limit), limit);
      theta += H * psi;
      assertEquals(theta, point[0], ROUNDING);
      assertEquals(psi, point[1], ROUNDING);
    }
    assertTrue(least(path) > 0.45, "comes as near as " + least(path));
  }

  // ---- instance noise

  private static final int BATCH = 256;

  @Test
  void noiseOnSamplesConverges() {
    int steps = 500;
    DiracGan dirac = new DiracGan();
    InstanceNoise noise = InstanceNoise.fading(2, steps);
    Gan gan = dirac.builder(new NonSaturating(), DESCENT).augmentation(noise).build();
    List<double[]> path = dirac.train(gan, steps, BATCH);
    assertEquals(3 * steps, dirac.inputs.size(), "D sees real, then generated, then G's update");
    double theta = 1;
    double psi = 1;
    for (int i = 0; i < steps; i++) {
      double made = i == 0 ? 1 : path.get(i - 1)[0];
      psi -= H * psiGradient(psi, theta - made, dirac.inputs.subList(3 * i, 3 * i + 2));
      theta -= H * thetaGradient(psi, theta - made, dirac.inputs.get(3 * i + 2));
      assertEquals(theta, path.get(i)[0], ROUNDING, "step " + i);
      assertEquals(psi, path.get(i)[1], ROUNDING, "step " + i);
    }
    assertTrue(last(path) < 0.05, "at " + last(path));
  }

  /** The mean over a batch of noisy samples; generated ones are moved from the run's theta to ours. */
  private static double psiGradient(double psi, double shift, List<float[]> realAndFake) {
    double sum = 0;
    for (int i = 0; i < BATCH; i++) {
      double real = realAndFake.get(0)[i];
      double fake = realAndFake.get(1)[i] + shift;
      sum += sigmoid(psi * fake) * fake - sigmoid(-psi * real) * real;
    }
    return sum / BATCH;
  }

  private static double thetaGradient(double psi, double shift, float[] fakes) {
    double sum = 0;
    for (float fake : fakes) {
      sum -= sigmoid(-psi * (fake + shift)) * psi;
    }
    return sum / BATCH;
  }
}
