package io.github.gan4j.core.gradcheck;

import io.github.gan4j.core.tensor.Autograd;
import io.github.gan4j.core.tensor.Gradients;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Shaping;
import io.github.gan4j.core.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Compares derivatives with finite differences.
 *
 * <pre>{@code
 * GradCheck check = GradCheck.of(42);
 * check.first("mul", x -> x[0].mul(x[1]), a, b);
 * check.second("mul", x -> x[0].mul(x[1]), a, b);
 * }</pre>
 *
 * The loss is a randomly weighted sum of the result: under a plain sum some true gradients are zero (batch
 * normalisation's is), and a check of zero proves nothing. Each input is moved along random unit directions u, and
 *
 * <pre>{@code (8 (L(x + hu) - L(x - hu)) - (L(x + 2hu) - L(x - 2hu))) / 12h,  h = 1/32}</pre>
 *
 * must agree with the gradient's component along u, up to {@code tolerance} times the gradient's norm. Values are floats
 * and everything else is double, which leaves noise of about 4e-6. Keep inputs at least 0.3 away from kinks, such as the
 * zero of a ReLU: the stencil must not step over one.
 *
 * @param seed decides directions and weights; a failure names it
 * @param directions tried for each input
 * @param tolerance relative to the norm of the gradient
 */
public record GradCheck(long seed, int directions, double tolerance) {

  private static final double STEP = 0x1p-5;
  private static final double DEFAULT_TOLERANCE = 1e-4;
  private static final int DEFAULT_DIRECTIONS = 3;
  private static final long WEIGHTS_STREAM = 1;
  private static final long FIRST_GRADIENT_STREAM = 2;
  private static final long DIRECTIONS_STREAM = 3;

  /** A differentiable function of tensors. It must give the same result each time, so a mask needs a fixed seed. */
  @FunctionalInterface
  public interface Op {
    Tensor apply(Tensor... inputs);
  }

  public static GradCheck of(long seed) {
    return new GradCheck(seed, DEFAULT_DIRECTIONS, DEFAULT_TOLERANCE);
  }

  public GradCheck directions(int directions) {
    return new GradCheck(seed, directions, tolerance);
  }

  public GradCheck tolerance(double tolerance) {
    return new GradCheck(seed, directions, tolerance);
  }

  /**
   * Checks the gradient of f with respect to each input.
   *
   * @throws AssertionError if a component along a direction differs from the finite difference
   */
  public void first(String name, Op f, Tensor... inputs) {
    compare("gradient of " + name, f, f, inputs);
  }

  /**
   * Checks the derivatives of the gradient of f, as {@link Autograd#differentiableGrad} records it, against differences
   * of the gradient that {@link Autograd#grad} gives. The gradient is a function of the inputs and of the gradient that
   * comes in from above; the latter counts as one more input, the last.
   *
   * @throws AssertionError if a component along a direction differs from the finite difference
   */
  public void second(String name, Op f, Tensor... inputs) {
    int[] shape = Autograd.noGrad(() -> f.apply(inputs)).shape();
    Tensor[] all = Arrays.copyOf(inputs, inputs.length + 1);
    all[inputs.length] = Rng.of(seed).at(FIRST_GRADIENT_STREAM).normal(0, 1, shape);
    compare(
        "second derivative of " + name,
        gradient(f, Autograd::differentiableGrad),
        gradient(f, Autograd::grad),
        all);
  }

  /** The gradients of f with respect to every argument but the last, which is the gradient from above; end to end. */
  private static Op gradient(Op f, BiFunction<Tensor, List<Tensor>, Gradients> walk) {
    return all -> {
      Tensor[] x = watched(Arrays.copyOf(all, all.length - 1));
      Tensor loss = f.apply(x).mul(all[all.length - 1]).sum();
      Gradients gradients = walk.apply(loss, List.of(x)).orZero();
      return Shaping.concat(
          0, Arrays.stream(x).map(t -> gradients.get(t).reshape(t.size())).toList());
    };
  }

  private void compare(String what, Op analytic, Op numeric, Tensor... inputs) {
    Tensor[] x = watched(inputs);
    Tensor y = analytic.apply(x);
    Tensor weights = Rng.of(seed).at(WEIGHTS_STREAM).normal(0, 1, y.shape());
    Gradients gradients = Autograd.grad(y.mul(weights).sum(), List.of(x)).orZero();
    Rng rng = Rng.of(seed).at(DIRECTIONS_STREAM);
    for (int i = 0; i < inputs.length; i++) {
      float[] gradient = gradients.get(x[i]).toArray();
      for (int d = 0; d < directions && gradient.length > 0; d++) {
        double[] u = direction(rng, gradient.length);
        double expected = slope(numeric, inputs, i, u, weights.toArray());
        String place = "input " + i + " " + Arrays.toString(inputs[i].shape()) + " of "
            + inputs.length + ", direction " + d;
        require(what, place, dot(gradient, u), expected, norm(gradient));
      }
    }
  }

  private void require(String what, String place, double analytic, double numeric, double norm) {
    double scale = Math.max(norm, Math.abs(numeric));
    double error = Math.abs(analytic - numeric);
    // the negation also catches NaN
    if (!(error <= tolerance * scale)) {
      throw new AssertionError("GradCheck: the " + what + " is wrong: " + place + ": analytic "
          + analytic + ", numeric " + numeric + ", relative error " + error / scale + " (tolerance "
          + tolerance + ", gradient norm " + norm + ", seed " + seed + ").");
    }
  }

  private static double slope(Op f, Tensor[] inputs, int i, double[] u, float[] weights) {
    double near = loss(f, inputs, i, u, STEP, weights) - loss(f, inputs, i, u, -STEP, weights);
    double far =
        loss(f, inputs, i, u, 2 * STEP, weights) - loss(f, inputs, i, u, -2 * STEP, weights);
    return (8 * near - far) / (12 * STEP);
  }

  private static double loss(
      Op f, Tensor[] inputs, int i, double[] u, double step, float[] weights) {
    Tensor[] moved = inputs.clone();
    float[] values = inputs[i].toArray();
    for (int j = 0; j < values.length; j++) {
      values[j] = (float) (values[j] + step * u[j]);
    }
    moved[i] = Tensor.wrap(values, inputs[i].shape());
    return dot(f.apply(moved).toArray(), weights);
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  private static double dot(float[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double norm(float[] a) {
    return Math.sqrt(dot(a, a));
  }

  private static double[] direction(Rng rng, int n) {
    float[] normal = rng.normal(0, 1, n).toArray();
    double length = norm(normal);
    double[] u = new double[n];
    for (int i = 0; i < n; i++) {
      u[i] = normal[i] / length;
    }
    return u;
  }

  /** The tensors as targets; those that are part of a graph already stay so. */
  private static Tensor[] watched(Tensor[] inputs) {
    return Arrays.stream(inputs).map(t -> t.isWatched() ? t : t.watch()).toArray(Tensor[]::new);
  }
}
