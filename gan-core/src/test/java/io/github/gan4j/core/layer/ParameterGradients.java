package io.github.gan4j.core.layer;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.core.param.Parameter;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.tensor.Autograd;
import io.github.gan4j.core.tensor.Gradients;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import java.util.function.Supplier;

/**
 * Compares the gradients of a net's parameters with five-point differences along random directions. The loss should weigh
 * its parts at random, so that no true gradient is zero.
 */
final class ParameterGradients {

  private static final double STEP = 0x1p-5;
  private static final int DIRECTIONS = 3;
  private static final double TOLERANCE = 1e-4;

  private ParameterGradients() {}

  /** A random tensor to weigh a result by. */
  static Tensor weights(long seed, int... shape) {
    return Rng.of(seed).normal(0, 1, shape);
  }

  static void require(long seed, Params p, Supplier<Tensor> loss) {
    require(seed, p, loss, loss);
  }

  /**
   * @param loss what is differentiated
   * @param fixed the same number with all state held, to take differences of
   */
  static void require(long seed, Params p, Supplier<Tensor> loss, Supplier<Tensor> fixed) {
    Gradients gradients = Autograd.grad(loss.get(), p.tensors());
    Rng rng = Rng.of(seed);
    for (Parameter parameter : p.parameters()) {
      float[] g = gradients.get(parameter.value()).toArray();
      double norm = Math.sqrt(dot(g, g));
      assertTrue(norm > 1e-3, () -> parameter + ": the gradient is too small to prove anything");
      for (int d = 0; d < DIRECTIONS; d++) {
        float[] u = direction(rng, g.length);
        double numeric = slope(parameter, u, fixed);
        double analytic = dot(g, u);
        double error = Math.abs(analytic - numeric) / Math.max(norm, Math.abs(numeric));
        assertTrue(
            error <= TOLERANCE,
            () -> parameter + ": analytic " + analytic + ", numeric " + numeric
                + ", relative error " + error + ", seed " + seed);
      }
    }
  }

  private static float[] direction(Rng rng, int n) {
    float[] u = rng.normal(0, 1, n).toArray();
    float norm = (float) Math.sqrt(dot(u, u));
    for (int i = 0; i < n; i++) {
      u[i] /= norm;
    }
    return u;
  }

  private static double slope(Parameter parameter, float[] u, Supplier<Tensor> loss) {
    float[] start = parameter.value().toArray();
    double near = at(parameter, start, u, STEP, loss) - at(parameter, start, u, -STEP, loss);
    double far = at(parameter, start, u, 2 * STEP, loss) - at(parameter, start, u, -2 * STEP, loss);
    parameter.assign(Tensor.wrap(start, parameter.shape()));
    return (8 * near - far) / (12 * STEP);
  }

  private static double at(
      Parameter parameter, float[] start, float[] u, double step, Supplier<Tensor> loss) {
    float[] moved = start.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] = (float) (start[i] + step * u[i]);
    }
    parameter.assign(Tensor.wrap(moved, parameter.shape()));
    return loss.get().item();
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
