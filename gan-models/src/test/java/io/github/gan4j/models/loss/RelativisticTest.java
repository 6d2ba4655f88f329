package io.github.gan4j.models.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.core.gradcheck.GradCheck;
import io.github.gan4j.core.shape.ShapeException;
import io.github.gan4j.core.tensor.Autograd;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.loss.RelativisticAverage.Kind;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RelativisticTest {

  private static final float[] REAL = {1.5f, -0.25f, 3f, 0.5f};
  private static final float[] FAKE = {-2f, 0.8f, -0.5f, 1.25f};

  private static double softplus(double x) {
    return Math.log(1 + Math.exp(x));
  }

  private static double mean(float[] scores) {
    double sum = 0;
    for (float score : scores) {
      sum += score;
    }
    return sum / scores.length;
  }

  private static double pairs(float[] higher, float[] lower) {
    double sum = 0;
    for (int i = 0; i < higher.length; i++) {
      sum += softplus(lower[i] - higher[i]);
    }
    return sum / higher.length;
  }

  /** {@code (E f(higher - mean lower) + E f(-(lower - mean higher))) / 2}. */
  private static double average(float[] higher, float[] lower, DoubleUnaryOperator f) {
    double sum = 0;
    for (int i = 0; i < higher.length; i++) {
      sum += f.applyAsDouble(higher[i] - mean(lower));
      sum += f.applyAsDouble(-(lower[i] - mean(higher)));
    }
    return sum / higher.length / 2;
  }

  private static DoubleUnaryOperator f(Kind kind) {
    return switch (kind) {
      case STANDARD -> x -> softplus(-x);
      case LEAST_SQUARES -> x -> (x - 1) * (x - 1);
      case HINGE -> x -> Math.max(0, 1 - x);
    };
  }

  private static Stream<GanLoss> losses() {
    return Stream.concat(
        Stream.of(new Relativistic()), Stream.of(Kind.values()).map(RelativisticAverage::new));
  }

  private static double expected(GanLoss loss, float[] higher, float[] lower) {
    return loss instanceof RelativisticAverage average
        ? average(higher, lower, f(average.kind()))
        : pairs(higher, lower);
  }

  @ParameterizedTest
  @MethodSource("losses")
  void followsItsFormula(GanLoss loss) {
    for (int[] shape : new int[][] {{4, 1}, {2, 2, 1, 1}}) {
      Tensor real = Tensor.of(REAL, shape);
      Tensor fake = Tensor.of(FAKE, shape);
      assertEquals(expected(loss, REAL, FAKE), loss.discriminator(real, fake).item(), 3e-6);
      assertEquals(expected(loss, FAKE, REAL), loss.generator(() -> real, fake).item(), 3e-6);
    }
  }

  @ParameterizedTest
  @MethodSource("losses")
  void meansArePartOfTheGradient(GanLoss loss) {
    Tensor real = Tensor.of(REAL, 4, 1);
    Tensor fake = Tensor.of(FAKE, 4, 1);
    GradCheck check = GradCheck.of(7);
    check.first("discriminator", x -> loss.discriminator(x[0], x[1]), real, fake);
    check.first("generator", x -> loss.generator(() -> x[0], x[1]), real, fake);
  }

  @ParameterizedTest
  @MethodSource("losses")
  void scoresMeanSomethingAgainstEachOtherAlone(GanLoss loss) {
    Tensor real = Tensor.of(REAL, 4, 1);
    Tensor fake = Tensor.of(FAKE, 4, 1);
    float here = loss.discriminator(real, fake).item();
    assertEquals(here, loss.discriminator(real.add(5), fake.add(5)).item(), 2e-5);
    assertEquals(Float.NaN, loss.boundary());
    assertEquals(mean(REAL), loss.readable(real), 1e-6);
  }

  @ParameterizedTest
  @MethodSource("losses")
  void thePlayersPullTheTwoSidesApart(GanLoss loss) {
    Tensor real = Tensor.of(new float[] {0.1f, -0.2f}, 2, 1).watch();
    Tensor fake = Tensor.of(new float[] {0.2f, -0.1f}, 2, 1).watch();
    Tensor d = loss.discriminator(real, fake);
    assertTrue(Autograd.grad(d, real).sum().item() < 0, "real scores rise");
    assertTrue(Autograd.grad(d, fake).sum().item() > 0, "fake scores fall");
    Tensor g = loss.generator(() -> real, fake);
    assertTrue(Autograd.grad(g, fake).sum().item() < 0, "the generator raises its scores");
  }

  @ParameterizedTest
  @MethodSource("losses")
  void staysFiniteForScoresThatAreSure(GanLoss loss) {
    Tensor sure = Tensor.of(new float[] {1e4f, -1e4f}, 2, 1);
    assertTrue(Float.isFinite(loss.discriminator(sure, sure.neg()).item()));
  }

  @Test
  void pairsNeedAsManyOfBoth() {
    ShapeException e = assertThrows(
        ShapeException.class,
        () -> new Relativistic().discriminator(Tensor.zeros(4, 1), Tensor.zeros(2, 1)));
    assertEquals(
        "Relativistic: scores [4, 1] and scores [2, 1] must have the same shape.", e.getMessage());
  }
}
