package io.github.gan4j.models.loss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gan4j.core.shape.ShapeException;
import io.github.gan4j.core.tensor.Autograd;
import io.github.gan4j.core.tensor.Tensor;
import org.junit.jupiter.api.Test;

class TwoClassTest {

  private static final int N = 3;
  private static final float[] REAL = {0.5f, 1.5f, 2f, -1f, -0.3f, -0.2f};
  private static final float[] FAKE = {1f, -2f, 0.25f, 0.75f, 3f, 2.5f};

  /** The probability of one of two classes for sample i. */
  private static double softmax(float[] scores, int i, int column) {
    double generated = Math.exp(scores[2 * i]);
    double real = Math.exp(scores[2 * i + 1]);
    return (column == 1 ? real : generated) / (generated + real);
  }

  private static double crossEntropy(float[] scores, int column) {
    double sum = 0;
    for (int i = 0; i < N; i++) {
      sum -= Math.log(softmax(scores, i, column));
    }
    return sum / N;
  }

  @Test
  void isTheCrossEntropyOfASoftmax() {
    Tensor real = Tensor.of(REAL, N, 2);
    Tensor fake = Tensor.of(FAKE, N, 2);
    TwoClass loss = new TwoClass();
    assertEquals(
        crossEntropy(REAL, 1) + crossEntropy(FAKE, 0),
        loss.discriminator(real, fake).item(),
        2e-6);
    assertEquals(crossEntropy(FAKE, 1), loss.generator(() -> real, fake).item(), 2e-6);
  }

  @Test
  void itsGradientIsProbabilityMinusLabel() {
    Tensor real = Tensor.of(REAL, N, 2).watch();
    Tensor fake = Tensor.of(FAKE, N, 2).watch();
    TwoClass loss = new TwoClass();
    Tensor d = loss.discriminator(real, fake);
    assertArrayEquals(gradient(REAL, 1), Autograd.grad(d, real).toArray(), 1e-6f);
    assertArrayEquals(gradient(FAKE, 0), Autograd.grad(d, fake).toArray(), 1e-6f);
    Tensor g = loss.generator(() -> real, fake);
    assertArrayEquals(gradient(FAKE, 1), Autograd.grad(g, fake).toArray(), 1e-6f);
  }

  private static float[] gradient(float[] scores, int label) {
    float[] g = new float[scores.length];
    for (int i = 0; i < g.length; i++) {
      int column = i % 2;
      g[i] = (float) (softmax(scores, i / 2, column) - (column == label ? 1 : 0)) / N;
    }
    return g;
  }

  @Test
  void smoothingGoesAroundTheDifference() {
    float target = 0.9f;
    TwoClass loss = new TwoClass(new OneSidedSmoothing(new NonSaturating(), target));
    double expected = target * crossEntropy(REAL, 1)
        + (1 - target) * crossEntropy(REAL, 0)
        + crossEntropy(FAKE, 0);
    assertEquals(
        expected,
        loss.discriminator(Tensor.of(REAL, N, 2), Tensor.of(FAKE, N, 2)).item(),
        2e-6);
  }

  @Test
  void oneVerdictForEachPairOfScores() {
    TwoClass loss = new TwoClass();
    Tensor verdicts = loss.verdicts(Tensor.of(REAL, N, 2));
    assertArrayEquals(new int[] {3, 1}, verdicts.shape());
    assertArrayEquals(new float[] {1f, -3f, 0.1f}, verdicts.toArray(), 1e-6f);
    assertEquals(0, loss.boundary());
    double mean = (softmax(REAL, 0, 1) + softmax(REAL, 1, 1) + softmax(REAL, 2, 1)) / 3;
    assertEquals(mean, loss.readable(Tensor.of(REAL, N, 2)), 1e-6);
    assertArrayEquals(
        new int[] {2, 4, 4, 1}, loss.verdicts(Tensor.zeros(2, 4, 4, 2)).shape(), "a map");
  }

  @Test
  void refusesOneScore() {
    ShapeException e = assertThrows(
        ShapeException.class,
        () -> new TwoClass().discriminator(Tensor.zeros(8, 1), Tensor.zeros(8, 1)));
    assertEquals(
        "TwoClass: scores must be two for each sample, generated and real, as [N,2], got [8, 1]. Give the"
            + " discriminator two outputs.",
        e.getMessage());
    assertThrows(ShapeException.class, () -> new TwoClass().verdicts(Tensor.zeros(2)));
  }
}
