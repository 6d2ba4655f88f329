package io.github.gan4j.models.gan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.core.layer.Layer;
import io.github.gan4j.core.layer.Linear;
import io.github.gan4j.core.layer.Pass;
import io.github.gan4j.core.optim.Sgd;
import io.github.gan4j.core.param.Initializers;
import io.github.gan4j.core.param.Parameter;
import io.github.gan4j.core.shape.ShapeException;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.data.ArrayDataset;
import io.github.gan4j.models.net.AutoEncoder;
import io.github.gan4j.models.net.Condition;
import io.github.gan4j.models.net.Net;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BalanceTest {

  /** Copies x as w x, so that its loss on x is |1 - w| |x|. */
  private static Net scale(float w) {
    return Net.of("discriminator", Rng.of(1), p -> {
      Parameter scale = p.parameter("w", Initializers.constant(w), 1);
      return new AutoEncoder((x, pass) -> x.mul(scale.value()), (x, pass) -> x);
    });
  }

  /** Always makes the same number. */
  private static Net constant(float value) {
    return Net.of("generator", Rng.of(1), p -> {
      Parameter made = p.parameter("value", Initializers.constant(value), 1);
      return (Layer) (z, pass) -> made.value().expand(z.size(0), 1);
    });
  }

  @Test
  void scoresAreWhatCopyingLoses() {
    Net critic = scale(0.75f);
    Tensor x = Tensor.of(new float[] {4, -8, 2, 2}, 2, 2);
    assertArrayEquals(
        new float[] {-1.5f, -0.5f},
        critic.scores(x, Condition.none(), Pass.evaluation()).toArray());
    assertArrayEquals(
        new int[] {2, 1}, critic.scores(x, Condition.none(), Pass.evaluation()).shape());
  }

  @Test
  void followsThePapersEquations() {
    Net critic = scale(0.5f);
    Net generator = constant(1);
    Gan gan =
        new Balance(critic, 0.5f, 0.1f).gan("began", generator, Latent.normal(1), Sgd.of(0.01f));
    List<float[]> seen = new ArrayList<>();
    new GanTrainer(Plan.steps(3).batch(4).seed(1))
        .listen(new TrainingListener() {
          @Override
          public void onStep(Training t) {
            seen.add(new float[] {
              t.metrics().get("d_real"),
              t.metrics().get("d_fake"),
              t.metrics().get("balance"),
              t.metrics().get("convergence"),
              t.metrics().get("d_loss"),
              critic.params().data()[0],
              generator.params().data()[0]
            });
          }
        })
        .fit(gan, ArrayDataset.of(new float[][] {{8}, {8}, {8}, {8}}));
    double w = 0.5;
    double v = 1;
    double k = 0;
    for (float[] step : seen) {
      double real = (1 - w) * 8;
      double fake = (1 - w) * v;
      double loss = real - k * fake;
      double error = 0.5 * real - fake;
      double nextW = w - 0.01 * (-8 + k * v);
      double nextV = v - 0.01 * (1 - w);
      k = Math.max(0, Math.min(1, k + 0.1 * error));
      w = nextW;
      v = nextV;
      double[] expected = {real, fake, k, real + Math.abs(error), loss, w, v};
      for (int i = 0; i < expected.length; i++) {
        assertEquals(expected[i], step[i], 1e-5, "number " + i);
      }
    }
    assertEquals(1, critic.params().buffers().size(), "k is saved with the discriminator");
    assertTrue(k > 0.3);
  }

  @Test
  void refusesNumbersOutOfRange() {
    assertEquals(
        "Balance: gamma and rate must be above 0 and at most 1, got 0.0 and 0.1.",
        assertThrows(IllegalArgumentException.class, () -> new Balance(scale(1), 0, 0.1f))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> new Balance(scale(1), 0.5f, 2));
  }

  @Test
  void aCopyOfAnotherShapeIsNamed() {
    Net broken = Net.of(
        "discriminator",
        Rng.of(1),
        p -> new AutoEncoder(new Linear(p.at("a"), 3, 2), (x, pass) -> x));
    assertTrue(assertThrows(
            ShapeException.class,
            () -> broken.scores(Tensor.zeros(2, 3), Condition.none(), Pass.evaluation()))
        .getMessage()
        .contains("discriminator"));
  }
}
