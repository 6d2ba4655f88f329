package io.github.gan4j.core.param;

import io.github.gan4j.core.shape.Shapes;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;

/** The usual first values of weights. */
public final class Initializers {

  private Initializers() {}

  public static Initializer constant(float value) {
    return (shape, fan, rng) -> Tensor.full(value, shape);
  }

  public static Initializer zeros() {
    return constant(0);
  }

  public static Initializer ones() {
    return constant(1);
  }

  public static Initializer normal(float mean, float std) {
    return (shape, fan, rng) -> rng.normal(mean, std, shape);
  }

  public static Initializer uniform(float from, float to) {
    return (shape, fan, rng) -> rng.uniform(from, to, shape);
  }

  /** {@code U(-b, b), b = sqrt(6 / (in + out))} (Glorot and Bengio, 2010): TensorFlow's default. */
  public static Initializer xavierUniform() {
    return (shape, fan, rng) -> symmetric(Math.sqrt(6.0 / (fan.in() + fan.out())), shape, rng);
  }

  /** {@code N(0, 2 / (in + out))} (Glorot and Bengio, 2010). */
  public static Initializer xavierNormal() {
    return (shape, fan, rng) ->
        rng.normal(0, (float) Math.sqrt(2.0 / (fan.in() + fan.out())), shape);
  }

  /** {@code U(-b, b), b = sqrt(6 / in)} (He et al., 2015), for ReLU. */
  public static Initializer kaimingUniform() {
    return (shape, fan, rng) -> symmetric(Math.sqrt(6.0 / fan.in()), shape, rng);
  }

  /** {@code N(0, 2 / in)} (He et al., 2015), for ReLU. */
  public static Initializer kaimingNormal() {
    return (shape, fan, rng) -> rng.normal(0, (float) Math.sqrt(2.0 / fan.in()), shape);
  }

  /** {@code U(-b, b), b = 1 / sqrt(in)}: what PyTorch gives weights and biases if nothing else is said. */
  public static Initializer pytorch() {
    return (shape, fan, rng) -> symmetric(1 / Math.sqrt(fan.in()), shape, rng);
  }

  /** What TensorFlow and Keras give weights if nothing else is said: {@link #xavierUniform()}. */
  public static Initializer tensorflow() {
    return xavierUniform();
  }

  /**
   * Orthonormal columns, or rows if there are fewer rows, of the weight seen as a matrix [all but the last axis, last
   * axis] (Saxe et al., 2013).
   */
  public static Initializer orthogonal(float gain) {
    return (shape, fan, rng) -> {
      int cols = shape.length == 0 ? 1 : shape[shape.length - 1];
      int rows = cols == 0 ? 0 : Shapes.size(shape) / cols;
      float[] q = rng.normal(0, 1, shape).toArray();
      if (rows >= cols) {
        orthonormalize(q, cols, rows, 1, cols);
      } else {
        orthonormalize(q, rows, cols, cols, 1);
      }
      for (int i = 0; i < q.length; i++) {
        q[i] *= gain;
      }
      return Tensor.wrap(q, shape);
    };
  }

  private static Tensor symmetric(double bound, int[] shape, Rng rng) {
    return rng.uniform((float) -bound, (float) bound, shape);
  }

  // Gram and Schmidt in double, each vector against those before it twice, which is as exact as
  // Householder's method.
  private static void orthonormalize(
      float[] q, int vectors, int length, int vectorStep, int elementStep) {
    double[][] basis = new double[vectors][length];
    for (int v = 0; v < vectors; v++) {
      double[] x = basis[v];
      for (int i = 0; i < length; i++) {
        x[i] = q[v * vectorStep + i * elementStep];
      }
      for (int again = 0; again < 2; again++) {
        for (int u = 0; u < v; u++) {
          subtractProjection(x, basis[u]);
        }
      }
      double norm = Math.sqrt(dot(x, x));
      for (int i = 0; i < length; i++) {
        x[i] /= norm;
        q[v * vectorStep + i * elementStep] = (float) x[i];
      }
    }
  }

  private static void subtractProjection(double[] x, double[] unit) {
    double dot = dot(x, unit);
    for (int i = 0; i < x.length; i++) {
      x[i] -= dot * unit[i];
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
