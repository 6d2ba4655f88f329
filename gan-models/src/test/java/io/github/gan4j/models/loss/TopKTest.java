package io.github.gan4j.models.loss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gan4j.core.optim.Schedule;
import io.github.gan4j.core.tensor.Autograd;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopKTest {

  private static final float[] FAKE = {-2f, 0.75f, -0.5f, 1.25f, 0.1f};

  private static GanLoss top(GanLoss inner, float fraction) {
    return new TopK(inner, Schedule.constant(fraction)).at(0, Rng.of(1));
  }

  private static float[] gradient(GanLoss loss, Tensor scores) {
    Tensor fake = scores.watch();
    return Autograd.grad(loss.generator(() -> fake, fake), fake).toArray();
  }

  @Test
  void theBestSamplesAloneTeachTheGenerator() {
    for (GanLoss inner : List.of(new Wasserstein(), new Hinge())) {
      float[] expected = {0, -0.5f, 0, -0.5f, 0};
      assertArrayEquals(expected, gradient(top(inner, 0.4f), Tensor.of(FAKE, 5, 1)));
    }
    assertEquals(
        new NonSaturating()
            .generator(() -> Tensor.zeros(2, 1), Tensor.of(new float[] {0.75f, 1.25f}, 2, 1))
            .item(),
        top(new NonSaturating(), 0.4f)
            .generator(() -> Tensor.zeros(5, 1), Tensor.of(FAKE, 5, 1))
            .item());
  }

  @Test
  void theDiscriminatorLearnsFromAll() {
    Tensor fake = Tensor.of(FAKE, 5, 1);
    assertEquals(
        new Hinge().discriminator(fake, fake).item(),
        top(new Hinge(), 0.4f).discriminator(fake, fake).item());
  }

  @Test
  void theFractionFollowsItsScheduleAndLeavesOneAtLeast() {
    TopK fading = new TopK(new Wasserstein(), Schedule.linear(1, 0.01f, 0, 10));
    int[] kept = {5, 3, 1};
    for (int i = 0; i < 3; i++) {
      float[] g = gradient(fading.at(5L * i, Rng.of(1)), Tensor.of(FAKE, 5, 1));
      int counted = 0;
      for (float slope : g) {
        counted += slope == 0 ? 0 : 1;
      }
      assertEquals(kept[i], counted, "step " + 5 * i);
    }
    // 0.99 per epoch, here of 10 steps, to one half
    Schedule annealed = Schedule.exponential(1, Math.pow(0.99, -1.0 / 10), 0.5f);
    assertEquals(0.99f * 0.99f, annealed.at(20), 1e-6);
    assertEquals(0.5f, annealed.at(10_000));
  }

  @Test
  void aMapCountsByItsMeanAndTwoClassesByTheirDifference() {
    Tensor maps = Tensor.of(new float[] {9, -9, 1, 1, 3, -2}, 3, 2, 1, 1); // means 0, 1, 0.5
    assertArrayEquals(
        new float[] {0, 0, -0.5f, -0.5f, 0, 0}, gradient(top(new Wasserstein(), 0.34f), maps));
    Tensor pairs = Tensor.of(new float[] {9, 9, 1, 2, -3, -5}, 3, 2); // differences 0, 1, -2
    float[] g = gradient(top(new TwoClass(), 0.34f), pairs);
    double p = 1 / (1 + Math.exp(1));
    assertArrayEquals(new float[] {0, 0, (float) p, (float) -p, 0, 0}, g, 1e-6f);
  }

  @Test
  void whatTheInnerLossDrawsIsDrawn() {
    NoisyLabels noisy = NoisyLabels.around(new NonSaturating()).real(0.5f, 1);
    GanLoss loss = top(noisy, 0.4f);
    Tensor scores = Tensor.ones(5, 1);
    assertEquals(
        noisy.at(0, Rng.of(1)).discriminator(scores, scores).item(),
        loss.discriminator(scores, scores).item());
    GanLoss both =
        new TwoClass(new GeneratorWeight(new TopK(noisy, step -> 0.4f), 2)).at(0, Rng.of(1));
    Tensor pairs = Tensor.of(new float[] {0, 1, 0, 1, 0, 1, 0, 1, 0, 1}, 5, 2);
    assertEquals(
        noisy.at(0, Rng.of(1)).discriminator(scores, scores).item(),
        both.discriminator(pairs, pairs).item());
  }

  @Test
  void refusesFractionsOutsideAndUpdatesWithoutAStep() {
    assertEquals(
        "TopK: the fraction must be above 0 and at most 1, got 0.0 at step 3.",
        assertThrows(
                IllegalArgumentException.class,
                () -> new TopK(new Hinge(), step -> 0).at(3, Rng.of(1)))
            .getMessage());
    assertEquals(
        "TopK: the fraction depends on the step. Take the loss of at(step, rng).",
        assertThrows(
                IllegalStateException.class,
                () -> new TopK(new Hinge(), step -> 1)
                    .generator(() -> Tensor.zeros(2, 1), Tensor.zeros(2, 1)))
            .getMessage());
  }
}
