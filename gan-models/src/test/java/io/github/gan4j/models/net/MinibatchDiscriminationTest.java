package io.github.gan4j.models.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.core.gradcheck.GradCheck;
import io.github.gan4j.core.layer.Linear;
import io.github.gan4j.core.layer.Pass;
import io.github.gan4j.core.layer.Sequential;
import io.github.gan4j.core.optim.Adam;
import io.github.gan4j.core.optim.OptimizerState;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.tensor.Autograd;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.loss.NonSaturating;
import org.junit.jupiter.api.Test;

class MinibatchDiscriminationTest {

  private static final int IN = 2;
  private static final int KERNELS = 3;
  private static final int DIMS = 2;
  private static final Pass PASS = Pass.evaluation();
  // [in, kernels dims]; with them the rows that are compared lie apart in every number
  private static final float[] WEIGHTS = {
    0.5f, -0.4f, 0.3f, 0.6f, -0.7f, 0.35f, 0.2f, -0.3f, 0.25f, 0.1f, -0.2f, 0.4f
  };
  private static final float[] X = {-1, -0.8f, 0, 0.3f, 1.2f, 1, 2.1f, 2};

  private final Params params = new Params(Rng.of(1));
  private final MinibatchDiscrimination layer =
      new MinibatchDiscrimination(params.at("batch"), IN, KERNELS, DIMS);

  MinibatchDiscriminationTest() {
    params.parameters().get(0).assign(Tensor.of(WEIGHTS, IN, KERNELS * DIMS));
  }

  private static double row(float[] x, int i, int column) {
    return (double) x[2 * i] * WEIGHTS[column] + (double) x[2 * i + 1] * WEIGHTS[6 + column];
  }

  @Test
  void addsHowCloseTheOthersAre() {
    float[] y = layer.forward(Tensor.of(X, 4, IN), PASS).toArray();
    for (int i = 0; i < 4; i++) {
      assertEquals(X[2 * i], y[5 * i], "the features come first");
      assertEquals(X[2 * i + 1], y[5 * i + 1]);
      for (int b = 0; b < KERNELS; b++) {
        double sum = 0;
        for (int j = 0; j < 4; j++) {
          double apart = Math.abs(row(X, i, 2 * b) - row(X, j, 2 * b))
              + Math.abs(row(X, i, 2 * b + 1) - row(X, j, 2 * b + 1));
          sum += j == i ? 0 : Math.exp(-apart);
        }
        assertEquals(sum, y[5 * i + 2 + b], 1e-6);
      }
    }
  }

  @Test
  void sameSamplesAreAsCloseAsCanBeAndFarOnesNotAtAll() {
    float[] same =
        layer.forward(Tensor.ones(5, IN), PASS).slice(1, IN, IN + KERNELS).toArray();
    for (float o : same) {
      assertEquals(4, o, 1e-6);
    }
    Tensor far = Tensor.of(new float[] {0, 0, 1000, 0}, 2, IN);
    assertArrayEquals(
        new float[6], layer.forward(far, PASS).slice(1, IN, IN + KERNELS).toArray());
  }

  @Test
  void gradientsOfAnyOrderReachSamplesAndWeights() {
    for (int column = 0; column < KERNELS * DIMS; column++) {
      for (int i = 0; i < 4; i++) {
        for (int j = 0; j < i; j++) {
          assertTrue(Math.abs(row(X, i, column) - row(X, j, column)) > 0.3, "a kink is near");
        }
      }
    }
    Tensor x = Tensor.of(X, 4, IN);
    GradCheck.of(1).first("samples", in -> layer.forward(in[0], PASS), x);
    GradCheck.of(1).second("samples", in -> layer.forward(in[0], PASS), x);
    Tensor loss = layer.forward(x, PASS).slice(1, IN, IN + KERNELS).sum();
    Tensor g = Autograd.grad(loss, params.tensors()).get(params.tensors().get(0));
    assertTrue(g.square().sum().item() > 0);
  }

  @Test
  void namesItsParameterAndItsShape() {
    assertEquals("batch.similarity.weight", params.parameters().get(0).path());
    assertEquals(1, params.parameters().size());
    assertEquals("MinibatchDiscrimination 3x2", layer.toString());
  }

  /** Real samples are 1 and -1, generated ones all 0: no straight line tells them apart, their closeness does. */
  @Test
  void aDiscriminatorSeesACollapsedGenerator() {
    assertTrue(learned(false) > 1.38, "2 log 2 is a guess");
    assertTrue(learned(true) < 0.2);
  }

  private static float learned(boolean seesTheBatch) {
    Net d = Net.of(
        "discriminator",
        Rng.of(2),
        p -> seesTheBatch
            ? Sequential.of(
                new MinibatchDiscrimination(p.at("batch"), 1, 4, 2),
                new Linear(p.at("score"), 5, 1))
            : new Linear(p.at("score"), 1, 1));
    OptimizerState adam = new OptimizerState(Adam.of(0.05f), d.params());
    Tensor real = Tensor.of(new float[] {1, -1, 1, -1, 1, -1}, 6, 1);
    Tensor fake = Tensor.zeros(6, 1);
    float last = Float.NaN;
    for (int i = 0; i < 300; i++) {
      Tensor loss = new NonSaturating()
          .discriminator(
              d.scores(real, Condition.none(), PASS), d.scores(fake, Condition.none(), PASS));
      last = loss.item();
      adam.step(Autograd.grad(loss, d.params().tensors()).orZero());
    }
    return last;
  }
}
