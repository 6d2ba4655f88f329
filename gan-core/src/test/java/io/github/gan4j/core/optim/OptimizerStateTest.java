package io.github.gan4j.core.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gan4j.core.param.Initializers;
import io.github.gan4j.core.tensor.Tensor;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptimizerStateTest {

  private final TwoParameters net = new TwoParameters();

  private static float[] moved(TwoParameters net, float... before) {
    float[] now = net.values();
    for (int i = 0; i < now.length; i++) {
      now[i] -= before[i];
    }
    return now;
  }

  @Test
  void clipping_takes_the_norm_over_all_parameters_together() {
    float[] g = {3, 0, 0, 0, 0, 0, 0, 4}; // 3 in a, 4 in b: norm 5
    float[] before = net.values();
    new OptimizerState(Sgd.of(1).clipNorm(1), net.params).step(net.gradients(g));
    float[] expected = {-0.6f, 0, 0, 0, 0, 0, 0, -0.8f};
    assertArrayEquals(expected, moved(net, before), 1e-6f);
  }

  @Test
  void a_gradient_within_the_limit_is_not_touched() {
    float[] g = {3, 0.1f, 0, 0.7f, 0, 0, 0, 4};
    TwoParameters plain = new TwoParameters();
    for (Optimizer optimizer : List.of(Sgd.of(0.1f), RmsProp.of(0.1f), Adam.of(0.1f))) {
      OptimizerState clipped = new OptimizerState(optimizer.clipNorm(5.1f), net.params);
      OptimizerState free = new OptimizerState(optimizer, plain.params);
      clipped.step(net.gradients(g));
      free.step(plain.gradients(g));
      assertArrayEquals(plain.values(), net.values(), optimizer.toString());
    }
  }

  @Test
  void clipping_keeps_the_rest_of_the_rule() {
    Optimizer clipped = Adam.of(0.1f).clipNorm(2);
    assertEquals(List.of("m", "v"), clipped.moments());
    assertEquals(0.1f, clipped.learningRate().at(0));
    assertEquals(1, RmsProp.tensorflow(1).clipNorm(2).firstMoment());
    assertEquals(2, clipped.maxNorm());
    assertEquals(2, clipped.clipNorm(3).maxNorm(), "the tighter limit holds");
    assertEquals(1, clipped.clipNorm(1).maxNorm());
    for (float limit : new float[] {0, -1, Float.NaN}) {
      assertEquals(
          "clipNorm: the largest norm must be positive, got " + limit + ".",
          assertThrows(IllegalArgumentException.class, () -> Sgd.of(1).clipNorm(limit))
              .getMessage());
    }
  }

  @Test
  void clipped_weights_are_clamped_after_the_rule() {
    TwoParameters plain = new TwoParameters();
    float limit = 0.5f;
    for (Optimizer optimizer : List.of(Sgd.of(0.1f).clipNorm(2), RmsProp.of(0.1f))) {
      Optimizer clipped = optimizer.clipWeights(limit);
      new OptimizerState(clipped, net.params).step(net.gradients(TwoParameters.gradient(1)));
      new OptimizerState(optimizer, plain.params).step(plain.gradients(TwoParameters.gradient(1)));
      float[] expected = plain.values();
      for (int i = 0; i < expected.length; i++) {
        expected[i] = Math.min(Math.max(expected[i], -limit), limit);
      }
      assertArrayEquals(expected, net.values(), optimizer.toString());
      plain.params.assign(net.params);
    }
  }

  @Test
  void clipping_weights_keeps_the_rest_of_the_rule() {
    Optimizer clipped = Adam.of(0.1f).clipNorm(2).clipWeights(1);
    assertEquals(List.of("m", "v"), clipped.moments());
    assertEquals(0.1f, clipped.learningRate().at(0));
    assertEquals(1, RmsProp.tensorflow(1).clipWeights(2).firstMoment());
    assertEquals(2, clipped.maxNorm());
    assertEquals(1, clipped.clipNorm(1).maxNorm());
    for (float limit : new float[] {0, -1, Float.NaN}) {
      assertEquals(
          "clipWeights: the largest weight must be positive, got " + limit + ".",
          assertThrows(IllegalArgumentException.class, () -> Sgd.of(1).clipWeights(limit))
              .getMessage());
    }
  }

  @Test
  void a_missing_gradient_names_the_parameter_and_changes_nothing() {
    OptimizerState state = new OptimizerState(Adam.of(0.1f), net.params);
    float[] before = net.values();
    assertEquals(
        "grad: loss does not depend on 'b'. It was computed from a detached tensor; if that is"
            + " meant, use orZero().",
        assertThrows(IllegalStateException.class, () -> state.step(net.gradientsWithoutB()))
            .getMessage());
    assertArrayEquals(before, net.values());
    assertEquals(0, state.steps());
    assertArrayEquals(new float[6], state.tensors().get("m.a").toArray());
    state.step(net.gradientsWithoutB().orZero());
    assertEquals(1, state.steps());
  }

  @Test
  void layers_cannot_be_added_under_way() {
    OptimizerState state = new OptimizerState(Sgd.of(1), net.params);
    net.params.parameter("c", Initializers.zeros(), 2);
    assertEquals(
        "OptimizerState: made for 8 parameters, but the net has 10 now. Make it after the last layer.",
        assertThrows(
                IllegalStateException.class,
                () -> state.step(net.gradientsWithoutB().orZero()))
            .getMessage());
  }

  @Test
  void the_rate_is_the_schedules_times_the_factor() {
    Schedule halves = step -> (float) Math.pow(0.5, step);
    OptimizerState state = new OptimizerState(Sgd.of(halves), net.params);
    assertEquals(1, state.learningRate());
    state.step(net.gradients(new float[8]));
    assertEquals(0.5f, state.learningRate());
    state.scaleLearningRate(0.8f);
    state.scaleLearningRate(0.5f);
    assertEquals(0.4f, state.rateFactor());
    assertEquals(0.2f, state.learningRate());
    float[] before = net.values();
    state.step(net.gradients(1, 1, 1, 1, 1, 1, 1, 1));
    assertEquals(-0.2f, moved(net, before)[0], 1e-6f);
    assertEquals(
        "OptimizerState: the factor on the learning rate must be positive, got 0.0.",
        assertThrows(IllegalArgumentException.class, () -> state.scaleLearningRate(0))
            .getMessage());
  }

  @Test
  void moments_are_named_by_kind_and_path() {
    Map<String, Tensor> tensors = new OptimizerState(Adam.of(1), net.params).tensors();
    assertEquals(List.of("m.a", "m.b", "v.a", "v.b"), List.copyOf(tensors.keySet()));
    assertArrayEquals(new int[] {3, 2}, tensors.get("v.a").shape());
    Map<String, Tensor> ones = new OptimizerState(RmsProp.tensorflow(1), net.params).tensors();
    assertArrayEquals(new float[] {1, 1}, ones.get("mean_square.b").toArray());
  }

  @Test
  void a_restored_state_goes_on_to_the_same_bits() {
    Schedule rate = Schedule.exponential(0.1f, 1.3, 0);
    for (Optimizer optimizer : List.of(
        Sgd.of(rate).momentum(Schedule.linear(0.5f, 0.9f, 0, 6)),
        RmsProp.tensorflow(0.1f),
        Adam.of(rate).weightDecay(0.1f).clipNorm(3))) {
      OptimizerState state = new OptimizerState(optimizer, net.params);
      steps(state, net, 0, 3);
      state.scaleLearningRate(0.7f);
      Map<String, Tensor> saved = new HashMap<>();
      state.tensors().forEach((name, t) -> saved.put(name, Tensor.of(t.toArray(), t.shape())));
      TwoParameters other = new TwoParameters();
      other.params.assign(net.params);
      OptimizerState resumed = new OptimizerState(optimizer, other.params);
      resumed.restore(state.steps(), state.rateFactor(), saved);
      steps(state, net, 3, 6);
      steps(resumed, other, 3, 6);
      assertArrayEquals(net.values(), other.values(), optimizer.toString());
      assertEquals(state.learningRate(), resumed.learningRate());
    }
  }

  private static void steps(OptimizerState state, TwoParameters net, int from, int to) {
    for (int t = from; t < to; t++) {
      state.step(net.gradients(TwoParameters.gradient(t)));
    }
  }

  @Test
  void an_unfit_saved_state_changes_nothing() {
    OptimizerState state = new OptimizerState(Adam.of(1), net.params);
    Map<String, Tensor> saved = new LinkedHashMap<>();
    saved.put("m.a", Tensor.ones(3, 2));
    saved.put("m.b", Tensor.ones(2));
    saved.put("v.a", Tensor.ones(3, 2));
    assertEquals(
        "OptimizerState: 'v.b' must be [2], but the saved state has no such tensor.",
        assertThrows(IllegalArgumentException.class, () -> state.restore(9, 0.5f, saved))
            .getMessage());
    saved.put("v.b", Tensor.ones(3));
    assertEquals(
        "OptimizerState: 'v.b' must be [2], but the saved state has [3].",
        assertThrows(IllegalArgumentException.class, () -> state.restore(9, 0.5f, saved))
            .getMessage());
    assertEquals(0, state.steps());
    assertEquals(1, state.rateFactor());
    assertEquals(0, state.tensors().get("m.a").toArray()[0]);
  }
}
