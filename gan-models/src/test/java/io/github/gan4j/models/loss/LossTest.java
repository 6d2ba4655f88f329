package io.github.gan4j.models.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.core.tensor.Autograd;
import io.github.gan4j.core.tensor.Tensor;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every loss against its formula in double, and what its gradients ask of the nets. */
class LossTest {

  private static final float[] REAL = {1.5f, -0.25f, 3f, 0.5f};
  private static final float[] FAKE = {-2f, 0.75f, -0.5f, 1.25f};

  /** A loss and its formulas per score: the discriminator's on real and fake, the generator's. */
  private record Case(
      GanLoss loss,
      DoubleUnaryOperator real,
      DoubleUnaryOperator fake,
      DoubleUnaryOperator generator) {
    @Override
    public String toString() {
      return loss.toString();
    }
  }

  @Test
  void scores_above_the_boundary_are_taken_for_real() {
    assertEquals(0, new NonSaturating().boundary());
    assertEquals(0, new OneSidedSmoothing(new Minimax(), 0.9f).boundary());
    assertEquals(0, new Hinge().boundary());
    assertEquals(0.5f, new LeastSquares().boundary());
    assertEquals(0, new LeastSquares(-1, 1, 0).boundary());
    assertEquals(Float.NaN, new Wasserstein().boundary(), "a critic's scores have none");
  }

  private static double logSigmoid(double x) {
    return -Math.log(1 + Math.exp(-x));
  }

  private static Stream<Case> cases() {
    DoubleUnaryOperator real = x -> -logSigmoid(x);
    DoubleUnaryOperator fake = x -> -logSigmoid(-x);
    return Stream.of(
        new Case(new Minimax(), real, fake, x -> logSigmoid(-x)),
        new Case(new NonSaturating(), real, fake, x -> -logSigmoid(x)),
        new Case(
            new OneSidedSmoothing(new NonSaturating(), 0.9f),
            x -> -0.9f * logSigmoid(x) - (1 - 0.9f) * logSigmoid(-x),
            fake,
            x -> -logSigmoid(x)),
        new Case(
            new GeneratorWeight(new NonSaturating(), 0.25f),
            real,
            fake,
            x -> -0.25 * logSigmoid(x)),
        new Case(
            new LeastSquares(),
            x -> (x - 1) * (x - 1) / 2,
            x -> x * x / 2,
            x -> (x - 1) * (x - 1) / 2),
        new Case(
            new LeastSquares(-1, 1, 0),
            x -> (x - 1) * (x - 1) / 2,
            x -> (x + 1) * (x + 1) / 2,
            x -> x * x / 2),
        new Case(new Hinge(), x -> Math.max(0, 1 - x), x -> Math.max(0, 1 + x), x -> -x),
        new Case(new Wasserstein(), x -> -x, x -> x, x -> -x));
  }

  private static double mean(float[] scores, DoubleUnaryOperator f) {
    double sum = 0;
    for (float score : scores) {
      sum += f.applyAsDouble(score);
    }
    return sum / scores.length;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void followsItsFormulaForScoresOfAnyShape(Case c) {
    for (int[] shape : new int[][] {{4, 1}, {2, 1, 2, 1}, {4}}) {
      Tensor real = Tensor.of(REAL, shape);
      Tensor fake = Tensor.of(FAKE, shape);
      double d = mean(REAL, c.real()) + mean(FAKE, c.fake());
      assertEquals(d, c.loss().discriminator(real, fake).item(), 2e-6);
      assertEquals(
          mean(FAKE, c.generator()), c.loss().generator(() -> real, fake).item(), 2e-6);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void descendingItSeparatesTheScoresAndThenRaisesTheFakes(Case c) {
    Tensor real = Tensor.of(new float[] {0.1f, -0.2f}, 2, 1).watch();
    Tensor fake = Tensor.of(new float[] {0.2f, -0.1f}, 2, 1).watch();
    Tensor d = c.loss().discriminator(real, fake);
    assertTrue(Autograd.grad(d, real).sum().item() < 0, "real scores rise");
    assertTrue(Autograd.grad(d, fake).sum().item() > 0, "fake scores fall");
    Tensor rejected = Tensor.of(new float[] {-0.3f, -0.2f}, 2, 1).watch();
    Tensor g = c.loss().generator(() -> real, rejected);
    assertTrue(Autograd.grad(g, rejected).sum().item() < 0, "the generator raises its scores");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void staysFiniteForScoresThatAreSure(Case c) {
    Tensor sure = Tensor.of(new float[] {1e4f, -1e4f}, 2, 1);
    assertTrue(Float.isFinite(c.loss().discriminator(sure, sure).item()));
    assertTrue(Float.isFinite(c.loss().generator(() -> sure, sure).item()));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void noneOfTheseAsksForRealScoresInTheGeneratorsStep(Case c) {
    c.loss()
        .generator(
            () -> {
              throw new AssertionError("real scores were computed");
            },
            Tensor.of(FAKE, 4, 1));
  }

  @Test
  void theMinimaxGradientVanishesWhereTheOtherIsStrong() {
    Tensor rejected = Tensor.of(new float[] {-12f}, 1, 1).watch();
    Tensor minimax = new Minimax().generator(() -> rejected, rejected);
    Tensor nonSaturating = new NonSaturating().generator(() -> rejected, rejected);
    assertEquals(0, Autograd.grad(minimax, rejected).item(), 1e-5);
    assertEquals(-1, Autograd.grad(nonSaturating, rejected).item(), 1e-5);
  }

  @Test
  void logitsAreLoggedAsProbabilitiesAndOtherScoresAsTheyAre() {
    Tensor scores = Tensor.of(new float[] {0, 0}, 2, 1);
    assertEquals(0.5f, new NonSaturating().readable(scores));
    assertEquals(0.5f, new OneSidedSmoothing(new Minimax(), 0.8f).readable(scores));
    assertEquals(0, new Wasserstein().readable(scores));
  }

  @Test
  void aSmoothedLabelIsTheProbabilityThatPaysBest() {
    Tensor real = Tensor.of(new float[] {(float) Math.log(9)}, 1, 1).watch(); // sigmoid 0.9
    Tensor d =
        new OneSidedSmoothing(new NonSaturating(), 0.9f).discriminator(real, Tensor.zeros(1, 1));
    assertEquals(0, Autograd.grad(d, real).item(), 1e-6);
    Tensor sure = real.detach().mul(2).watch();
    d = new OneSidedSmoothing(new NonSaturating(), 0.9f).discriminator(sure, Tensor.zeros(1, 1));
    assertTrue(Autograd.grad(d, sure).item() > 0, "surer scores fall");
  }

  @Test
  void aGeneratorsWeightOfZeroLeavesItsLossOut() {
    GanLoss none = new GeneratorWeight(new Hinge(), 0);
    Tensor unread = Tensor.full(Float.NaN, 2, 1);
    assertEquals(0, none.generator(() -> unread, unread).item());
    assertEquals(
        "GeneratorWeight: the weight must be 0 or positive, got -1.0.",
        assertThrows(IllegalArgumentException.class, () -> new GeneratorWeight(new Hinge(), -1))
            .getMessage());
  }

  @Test
  void refusesATargetThatIsNoProbability() {
    IllegalArgumentException e = assertThrows(
        IllegalArgumentException.class, () -> new OneSidedSmoothing(new NonSaturating(), 1.2f));
    assertEquals(
        "OneSidedSmoothing: the target for real samples must be above 0 and at most 1, got 1.2.",
        e.getMessage());
  }
}
