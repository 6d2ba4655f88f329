package io.github.gan4j.models.loss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.core.tensor.Autograd;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NoisyLabelsTest {

  private static final int N = 2000;
  private static final NoisyLabels SOFT =
      NoisyLabels.around(new NonSaturating()).real(0.7f, 1).fake(0, 0.3f);

  /** The labels of an update, read off the gradient, which is {@code (sigmoid(x) - t) / N}; real ones first. */
  private static float[][] labels(NoisyLabels loss, long seed) {
    Tensor real = Tensor.zeros(N, 1).watch();
    Tensor fake = Tensor.zeros(N, 1).watch();
    Tensor d = loss.at(0, Rng.of(seed)).discriminator(real, fake);
    float[][] labels = {Autograd.grad(d, real).toArray(), Autograd.grad(d, fake).toArray()};
    for (float[] side : labels) {
      for (int i = 0; i < N; i++) {
        side[i] = 0.5f - N * side[i];
      }
    }
    return labels;
  }

  private static double share(float[] labels, double from, double to) {
    int inside = 0;
    for (float t : labels) {
      inside += t >= from - 1e-4 && t <= to + 1e-4 ? 1 : 0;
    }
    return (double) inside / N;
  }

  @Test
  void labelsAreUniformInTheirRanges() {
    float[][] labels = labels(SOFT, 3);
    assertEquals(1, share(labels[0], 0.7, 1));
    assertEquals(1, share(labels[1], 0, 0.3));
    for (int tenth = 0; tenth < 3; tenth++) {
      assertEquals(1 / 3.0, share(labels[0], 0.7 + tenth / 10.0, 0.8 + tenth / 10.0), 0.05);
      assertEquals(1 / 3.0, share(labels[1], tenth / 10.0, (tenth + 1) / 10.0), 0.05);
    }
  }

  @Test
  void someLabelsAreThoseOfTheOtherSide() {
    float[][] labels = labels(SOFT.flips(0.1f), 3);
    assertEquals(0.9, share(labels[0], 0.7, 1), 0.03);
    assertEquals(0.1, share(labels[0], 0, 0.3), 0.03);
    assertEquals(0.9, share(labels[1], 0, 0.3), 0.03);
    assertEquals(0.1, share(labels[1], 0.7, 1), 0.03);
  }

  @Test
  void theyAreDrawnByTheSeedAndForEachUpdate() {
    assertArrayEquals(labels(SOFT, 3)[0], labels(SOFT, 3)[0]);
    assertFalse(Arrays.equals(labels(SOFT, 3)[0], labels(SOFT, 4)[0]));
    Tensor scores = Tensor.ones(4, 1);
    GanLoss update = SOFT.at(0, Rng.of(3));
    assertTrue(update.discriminator(scores, scores).item()
        != update.discriminator(scores, scores).item());
  }

  @Test
  void theLossIsTheCrossEntropyAgainstThem() {
    float[][] labels = labels(SOFT, 5);
    double expected = 0;
    float[] real = Rng.of(1).normal(0, 2, N).toArray();
    float[] fake = Rng.of(2).normal(0, 2, N).toArray();
    for (int i = 0; i < N; i++) {
      expected += crossEntropy(real[i], labels[0][i]) + crossEntropy(fake[i], labels[1][i]);
    }
    GanLoss loss = SOFT.at(0, Rng.of(5));
    assertEquals(
        expected / N,
        loss.discriminator(Tensor.wrap(real, N, 1), Tensor.wrap(fake, N, 1)).item(),
        1e-5);
  }

  private static double crossEntropy(double x, double t) {
    return t * Math.log(1 + Math.exp(-x)) + (1 - t) * Math.log(1 + Math.exp(x));
  }

  @Test
  void aMapOfScoresHasTheLabelOfItsSample() {
    Tensor real = Tensor.zeros(3, 2, 2, 1).watch();
    Tensor d = SOFT.at(0, Rng.of(3)).discriminator(real, Tensor.zeros(3, 2, 2, 1));
    float[] g = Autograd.grad(d, real).toArray();
    for (int i = 0; i < 12; i++) {
      assertEquals(g[i / 4 * 4], g[i]);
    }
    assertTrue(g[0] != g[4]);
  }

  @Test
  void rangesOfOneNumberAreSmoothedLabels() {
    Tensor real = Tensor.of(new float[] {1.5f, -0.3f, 4}, 3, 1);
    Tensor fake = Tensor.of(new float[] {-1, 0.4f, 2}, 3, 1);
    GanLoss fixed = NoisyLabels.around(new NonSaturating()).real(0.9f, 0.9f).at(0, Rng.of(1));
    GanLoss smoothed = new OneSidedSmoothing(new NonSaturating(), 0.9f);
    assertEquals(
        smoothed.discriminator(real, fake).item(),
        fixed.discriminator(real, fake).item(),
        1e-6);
  }

  @Test
  void theGeneratorAndTheLogAreThoseOfTheLoss() {
    Tensor fake = Tensor.of(new float[] {-1, 0.4f, 2}, 3, 1);
    GanLoss plain = new NonSaturating();
    for (GanLoss noisy : new GanLoss[] {SOFT, SOFT.at(0, Rng.of(1))}) {
      assertEquals(
          plain.generator(() -> fake, fake).item(),
          noisy.generator(() -> fake, fake).item());
      assertEquals(0, noisy.boundary());
      assertEquals(plain.readable(fake), noisy.readable(fake));
    }
  }

  @Test
  void refusesWhatIsNoProbabilityAndUpdatesWithoutADraw() {
    assertEquals(
        "NoisyLabels: labels must be a range within 0 and 1, got 0.7 to 1.2.",
        assertThrows(IllegalArgumentException.class, () -> SOFT.real(0.7f, 1.2f))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> SOFT.fake(0.3f, 0.1f));
    assertThrows(IllegalArgumentException.class, () -> SOFT.fake(Float.NaN, 0.1f));
    assertEquals(
        "NoisyLabels: flips must be a probability, 0 to 1, got 1.5.",
        assertThrows(IllegalArgumentException.class, () -> SOFT.flips(1.5f)).getMessage());
    assertEquals(
        "NoisyLabels: labels are drawn for each update. Take the loss of at(step, rng).",
        assertThrows(
                IllegalStateException.class,
                () -> SOFT.discriminator(Tensor.zeros(2, 1), Tensor.zeros(2, 1)))
            .getMessage());
  }
}
