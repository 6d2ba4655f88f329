package io.github.gan4j.core.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gan4j.core.param.Initializers;
import io.github.gan4j.core.param.Parameter;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.tensor.Autograd;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoricalAveragingTest {

  private static final float LAMBDA = 0.3f;

  @Test
  void isGradientDescentOnALossWithOneMoreTerm() {
    float rate = 0.05f;
    TwoParameters net = new TwoParameters();
    OptimizerState state = new OptimizerState(Sgd.of(rate).historicalAveraging(LAMBDA), net.params);
    double[] w = doubles(net.values());
    double[] sum = new double[w.length];
    for (int step = 0; step < 20; step++) {
      float[] g = Rng.of(17).at(step).normal(0, 1, TwoParameters.COUNT).toArray();
      state.step(net.gradients(g));
      for (int i = 0; i < w.length; i++) {
        double pull = step == 0 ? 0 : 2 * LAMBDA * (w[i] - sum[i] / step);
        sum[i] += w[i];
        w[i] -= rate * (g[i] + pull);
        assertEquals(w[i], net.values()[i], 1e-5, "step " + step);
        assertEquals(sum[i] / (step + 1), average(state, i), 1e-5, "step " + step);
      }
    }
  }

  private static double[] doubles(float[] values) {
    double[] copy = new double[values.length];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = values[i];
    }
    return copy;
  }

  private static float average(OptimizerState state, int i) {
    Map<String, Tensor> moments = state.tensors();
    return i < TwoParameters.A
        ? moments.get("average.a").toArray()[i]
        : moments.get("average.b").toArray()[i - TwoParameters.A];
  }

  /** Other rules get the same gradient as if the term were part of the loss, in nets of many blocks. */
  @Test
  void everyRuleSeesTheWholeGradient() {
    for (Optimizer rule : List.of(
        Adam.of(0.01f),
        RmsProp.tensorflow(0.01f),
        Adam.of(0.01f).weightDecay(0.1f).clipWeights(2))) {
      Params one = new Params(Rng.of(3));
      Params two = new Params(Rng.of(3));
      Parameter pulled = one.parameter("w", Initializers.normal(0, 1), 40_000);
      Parameter plain = two.parameter("w", Initializers.normal(0, 1), 40_000);
      OptimizerState own = new OptimizerState(rule.historicalAveraging(LAMBDA), one);
      OptimizerState reference = new OptimizerState(rule, two);
      for (int step = 0; step < 3; step++) {
        Tensor g = Rng.of(5).at(step).normal(0, 1, 40_000);
        Tensor average =
            step == 0 ? plain.value().detach().mul(1) : own.tensors().get("average.w");
        Tensor term = plain.value().sub(average).square().sum().mul(LAMBDA);
        reference.step(Autograd.grad(plain.value().mul(g).sum().add(term), two.tensors()));
        own.step(Autograd.grad(pulled.value().mul(g).sum(), one.tensors()));
        assertArrayEquals(
            plain.value().toArray(), pulled.value().toArray(), 2e-5f, rule + ", step " + step);
      }
    }
  }

  @Test
  void goesOnFromASavedState() {
    Optimizer rule = Adam.of(0.1f).historicalAveraging(LAMBDA);
    TwoParameters net = new TwoParameters();
    OptimizerState state = new OptimizerState(rule, net.params);
    step(state, net, 0, 4);
    TwoParameters other = new TwoParameters();
    other.params.assign(net.params);
    OptimizerState resumed = new OptimizerState(rule, other.params);
    Map<String, Tensor> saved = new HashMap<>();
    state
        .tensors()
        .forEach((name, values) -> saved.put(name, Tensor.wrap(values.toArray(), values.shape())));
    resumed.restore(state.steps(), 1, saved);
    step(state, net, 4, 8);
    step(resumed, other, 4, 8);
    assertArrayEquals(net.values(), other.values());
  }

  private static void step(OptimizerState state, TwoParameters net, int from, int to) {
    for (int i = from; i < to; i++) {
      state.step(net.gradients(TwoParameters.gradient(i)));
    }
  }

  @Test
  void keepsTheRestOfTheRule() {
    Optimizer rule = RmsProp.tensorflow(1).clipNorm(2).historicalAveraging(LAMBDA);
    assertEquals(2, rule.maxNorm());
    assertEquals(1, rule.firstMoment());
    assertEquals(1, rule.learningRate().at(0));
    assertEquals("average", rule.moments().get(rule.moments().size() - 1));
    for (float lambda : new float[] {0, -1, Float.NaN, Float.POSITIVE_INFINITY}) {
      assertEquals(
          "historicalAveraging: lambda must be positive, got " + lambda + ".",
          assertThrows(IllegalArgumentException.class, () -> Sgd.of(1).historicalAveraging(lambda))
              .getMessage());
    }
  }
}
