package io.github.gan4j.core.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gan4j.core.kernel.Backends;
import io.github.gan4j.core.kernel.Kernels;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule against its formula in double, on every kernel provider. */
class UpdateRulesTest {

  private static final int STEPS = 8;

  /** Without decay, some gradients are small enough for epsilon to matter. */
  private static final float[] WEIGHT_DECAYS = {0, 0.03f};

  /** One step of a rule for one weight: takes the weight, its gradient and its two moments, changes the moments. */
  private interface Formula {
    double next(double w, double g, double[] moments, int step);
  }

  static List<Kernels> providers() {
    return Backends.available();
  }

  @AfterEach
  void useTheDefaultProvider() {
    Backends.use(null);
  }

  private static void check(Kernels kernels, Optimizer optimizer, Formula formula) {
    check(kernels, optimizer, 0, formula);
  }

  private static void check(
      Kernels kernels, Optimizer optimizer, double firstMoment, Formula formula) {
    Backends.use(kernels);
    TwoParameters net = new TwoParameters();
    float[] start = net.values();
    double[] w = new double[TwoParameters.COUNT];
    double[][] moments = new double[TwoParameters.COUNT][2];
    for (int i = 0; i < w.length; i++) {
      w[i] = start[i];
      moments[i][0] = firstMoment;
    }
    OptimizerState state = new OptimizerState(optimizer, net.params);
    for (int t = 0; t < STEPS; t++) {
      float[] g = TwoParameters.gradient(t);
      state.step(net.gradients(g));
      for (int i = 0; i < w.length; i++) {
        double before = w[i];
        w[i] = formula.next(w[i], g[i], moments[i], t);
        double rounding = 1e-6 * (Math.abs(start[i]) + Math.abs(w[i]) + Math.abs(w[i] - before));
        assertEquals(
            w[i],
            net.values()[i],
            (t + 1) * rounding,
            optimizer + " on " + kernels.name() + ", step " + t + ", weight " + i);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("providers")
  void gradient_descent(Kernels kernels) {
    check(kernels, Sgd.of(0.01f), (w, g, m, t) -> w - (double) 0.01f * g);
  }

  @ParameterizedTest
  @MethodSource("providers")
  void momentum_ramp_and_decaying_rate(Kernels kernels) {
    Schedule rate = Schedule.exponential(0.01f, 1.5, 0.002f);
    Sgd sgd = Sgd.of(rate).momentum(Schedule.linear(0.5f, 0.7f, 1, 5)).weightDecay(0.03f);
    check(kernels, sgd, (w, g, m, t) -> {
      double learningRate = Math.max((double) 0.01f / Math.pow(1.5, t), (double) 0.002f);
      double momentum = 0.5 + 0.2 * Math.min(1, Math.max(0, (t - 1) / 4.0));
      m[0] = momentum * m[0] - learningRate * (g + (double) 0.03f * w);
      return w + m[0];
    });
  }

  @ParameterizedTest
  @MethodSource("providers")
  void rms_prop_as_in_pytorch(Kernels kernels) {
    double decay = 0.99f;
    for (float weightDecay : WEIGHT_DECAYS) {
      check(kernels, RmsProp.of(0.01f).weightDecay(weightDecay), (w, g, m, t) -> {
        double d = g + weightDecay * w;
        m[0] = decay * m[0] + (1 - decay) * d * d;
        return w - (double) 0.01f * d / (Math.sqrt(m[0]) + 1e-8);
      });
    }
  }

  @ParameterizedTest
  @MethodSource("providers")
  void rms_prop_as_in_tensorflow(Kernels kernels) {
    double decay = 0.9f;
    check(kernels, RmsProp.tensorflow(0.01f), 1, (w, g, m, t) -> {
      m[0] = decay * m[0] + (1 - decay) * g * g;
      return w - (double) 0.01f * g / Math.sqrt(m[0] + 1e-10);
    });
  }

  @ParameterizedTest
  @MethodSource("providers")
  void adam_as_in_the_paper_and_pytorch(Kernels kernels) {
    double beta1 = 0.5f;
    double beta2 = 0.99f;
    Adam adam = Adam.of(0.01f).betas(0.5f, 0.99f);
    for (float weightDecay : WEIGHT_DECAYS) {
      check(kernels, adam.weightDecay(weightDecay), (w, g, m, t) -> {
        double d = g + weightDecay * w;
        m[0] = beta1 * m[0] + (1 - beta1) * d;
        m[1] = beta2 * m[1] + (1 - beta2) * d * d;
        double first = m[0] / (1 - Math.pow(beta1, t + 1));
        double second = m[1] / (1 - Math.pow(beta2, t + 1));
        return w - (double) 0.01f * first / (Math.sqrt(second) + 1e-8);
      });
    }
  }

  @ParameterizedTest
  @MethodSource("providers")
  void adam_as_in_tensorflow(Kernels kernels) {
    double beta1 = 0.9f;
    double beta2 = 0.999f;
    check(kernels, Adam.of(0.01f).tensorflow(), (w, g, m, t) -> {
      m[0] = beta1 * m[0] + (1 - beta1) * g;
      m[1] = beta2 * m[1] + (1 - beta2) * g * g;
      double rate =
          (double) 0.01f * Math.sqrt(1 - Math.pow(beta2, t + 1)) / (1 - Math.pow(beta1, t + 1));
      return w - rate * m[0] / (Math.sqrt(m[1]) + 1e-8);
    });
  }

  @Test
  void first_steps_in_closed_form() {
    float[] g = {1, -2, 3e-3f, 40, -5e4f, 0.25f, 7, -8};
    // v = (1 - beta2) g^2 and m = (1 - beta1) g, corrected to g^2 and g
    requireFirstStep(Adam.of(0.01f), 0.01, g);
    requireFirstStep(Adam.of(0.01f).betas(0, 0.9f), 0.01, g);
    // the mean square is a hundredth of g^2
    requireFirstStep(RmsProp.of(0.001f), 0.01, g);
  }

  /** The first step has one size, whatever the gradient's. */
  private static void requireFirstStep(Optimizer optimizer, double size, float... g) {
    TwoParameters net = new TwoParameters();
    float[] before = net.values();
    new OptimizerState(optimizer, net.params).step(net.gradients(g));
    for (int i = 0; i < g.length; i++) {
      double expected = -Math.signum(g[i]) * size;
      assertEquals(expected, net.values()[i] - before[i], 1e-6, optimizer + ", weight " + i);
    }
  }

  @Test
  void a_zero_gradient_moves_nothing() {
    for (Optimizer optimizer :
        List.of(Sgd.of(1).momentum(0.9f), RmsProp.of(1), RmsProp.tensorflow(1), Adam.of(1))) {
      TwoParameters net = new TwoParameters();
      float[] before = net.values();
      OptimizerState state = new OptimizerState(optimizer, net.params);
      state.step(net.gradients(new float[TwoParameters.COUNT]));
      assertArrayEquals(before, net.values(), optimizer.toString());
    }
  }

  @Test
  void settings_are_checked() {
    assertEquals(
        "Adam: beta2 must be at least 0 and below 1, got 1.0.",
        assertThrows(IllegalArgumentException.class, () -> Adam.of(1).betas(0.5f, 1))
            .getMessage());
    assertEquals(
        "RmsProp: epsilon must be 0 or positive, got -1.0.",
        assertThrows(IllegalArgumentException.class, () -> RmsProp.of(1).epsilon(-1))
            .getMessage());
    assertEquals(
        "Sgd: weightDecay must be 0 or positive, got NaN.",
        assertThrows(IllegalArgumentException.class, () -> Sgd.of(1).weightDecay(Float.NaN))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> RmsProp.of(1).decay(-0.1f));
    assertThrows(IllegalArgumentException.class, () -> Adam.of(Float.POSITIVE_INFINITY));
  }
}
