package io.github.gan4j.core.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.core.kernel.Backends;
import io.github.gan4j.core.kernel.Kernels;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Composed operations against float64, by bounds in roundings. Those of softmax and batch normalisation are those of the
 * tests of oneDNN; that of sums is for pairwise adding, where a plain loop would need k roundings for k terms.
 */
class AccuracyTest {

  private static final double EPSILON = Math.ulp(1f);

  static List<Kernels> providers() {
    return Backends.available();
  }

  @AfterEach
  void useTheDefault() {
    Backends.use(null);
  }

  // ---- softmax

  @ParameterizedTest
  @MethodSource("providers")
  void softmaxAndItsGradient(Kernels kernels) {
    Backends.use(kernels);
    int cols = 37;
    Tensor x = Rng.of(1).normal(0, 2, 200, cols).watch();
    Tensor g = Rng.of(2).normal(0, 1, 200, cols);
    Tensor y = Activations.softmax(x);
    float[] gradient = Autograd.grad(y.mul(g).sum(), x).toArray();
    Array logs = Reference.logSoftmax(Array.of(x));
    double[] weights = Array.of(g).data();
    for (int row = 0; row < 200; row++) {
      double mean = 0;
      double magnitude = 0;
      for (int i = row * cols; i < (row + 1) * cols; i++) {
        mean += Math.exp(logs.data()[i]) * weights[i];
        magnitude += Math.exp(logs.data()[i]) * Math.abs(weights[i]);
      }
      for (int i = row * cols; i < (row + 1) * cols; i++) {
        double p = Math.exp(logs.data()[i]);
        requireWithin(10 * EPSILON * p, p, y.toArray()[i]);
        double exact = p * (weights[i] - mean);
        double size = p * (Math.abs(weights[i]) + magnitude);
        requireWithin(40 * EPSILON * size, exact, gradient[i]);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("providers")
  void logSoftmax(Kernels kernels) {
    Backends.use(kernels);
    Tensor x = Rng.of(1).normal(0, 30, 200, 37);
    float[] y = Activations.logSoftmax(x).toArray();
    double[] exact = Reference.logSoftmax(Array.of(x)).data();
    for (int i = 0; i < y.length; i++) {
      requireWithin(10 * EPSILON * (1 + Math.abs(exact[i])), exact[i], y[i]);
    }
  }

  // ---- batch normalisation

  @ParameterizedTest
  @MethodSource("providers")
  void batchNormAndItsGradients(Kernels kernels) {
    Backends.use(kernels);
    int rows = 512;
    int cols = 24;
    // quarters, so that the mean is exact
    float[] values = new float[rows * cols];
    for (int i = 0; i < values.length; i++) {
      values[i] = (Rng.of(i).below(9) - 4) / 4f;
    }
    Tensor x = Tensor.wrap(values, rows, cols);
    Tensor gamma = Rng.of(2).uniform(0.5f, 2, cols).watch();
    Tensor beta = Tensor.zeros(cols).watch();
    Tensor g = Rng.of(3).normal(0, 1, rows, cols);
    Tensor y = Normalization.batchNorm(x, gamma, beta, 1, 1e-5f).y();
    Gradients gradients = Autograd.grad(y.mul(g).sum(), List.of(gamma, beta));
    double[] plain = Reference.standardize(Array.of(x), 1, rows, cols, 1e-5f).data();
    double[] sums = new double[2 * cols];
    double[] sizes = new double[2 * cols];
    for (int i = 0; i < plain.length; i++) {
      int c = i % cols;
      double exact = plain[i] * gamma.toArray()[c];
      requireWithin(6e-7 * Math.max(1, Math.abs(exact)), exact, y.toArray()[i]);
      double upper = g.toArray()[i];
      sums[c] += upper * plain[i];
      sizes[c] += Math.abs(upper * plain[i]);
      sums[cols + c] += upper;
      sizes[cols + c] += Math.abs(upper);
    }
    for (int c = 0; c < cols; c++) {
      requireWithin(5e-6 * sizes[c], sums[c], gradients.get(gamma).toArray()[c]);
      requireWithin(5e-6 * sizes[cols + c], sums[cols + c], gradients.get(beta).toArray()[c]);
    }
  }

  // ---- sums

  @ParameterizedTest
  @MethodSource("providers")
  void sumsAndMeansOfAnyLength(Kernels kernels) {
    Backends.use(kernels);
    for (int k : new int[] {1, 100, 10_000, 1_000_000}) {
      Tensor x = Rng.of(k).normal(3, 1, k);
      double sum = 0;
      double size = 0;
      for (float v : x.toArray()) {
        sum += v;
        size += Math.abs(v);
      }
      double bound = 8 * EPSILON * size; // 16 units of roundoff
      requireWithin(bound, sum, x.sum().item());
      requireWithin(bound / k, sum / k, x.mean().item());
    }
  }

  // ---- losses of extreme logits

  @ParameterizedTest
  @MethodSource("providers")
  void lossesOfAnyFiniteLogitAndTheirGradients(Kernels kernels) {
    Backends.use(kernels);
    float[] logits = {
      -Float.MAX_VALUE,
      -1e38f,
      -104,
      -88,
      -1,
      -1e-38f,
      -Float.MIN_VALUE,
      -0f,
      0,
      Float.MIN_VALUE,
      1e-38f,
      1,
      88,
      104,
      1e38f,
      Float.MAX_VALUE
    };
    for (float logit : logits) {
      for (float target : new float[] {0, 0.1f, 0.9f, 1}) {
        Tensor x = Tensor.of(new float[] {logit}, 1).watch();
        Tensor loss = CrossEntropy.bceWithLogits(x, target);
        double exact = Reference.softplus(logit) - (double) target * logit;
        requireWithin(2 * EPSILON * (1 + Math.abs(logit)), exact, loss.item());
        requireWithin(
            4 * EPSILON,
            Reference.sigmoid(logit) - target,
            Autograd.grad(loss, x).item());
      }
      Tensor two = Tensor.of(new float[] {logit, 1, -logit / 2}, 1, 3).watch();
      float[] p = Activations.softmax(two).toArray();
      assertEquals(1, (double) p[0] + p[1] + p[2], 10 * EPSILON);
      Tensor loss = CrossEntropy.crossEntropy(two, 0);
      for (float v : Autograd.grad(loss, two).toArray()) {
        assertTrue(-1 <= v && v <= 1, logit + ": " + v);
      }
    }
  }

  private static void requireWithin(double bound, double exact, float actual) {
    assertTrue(
        Math.abs(actual - exact) <= bound,
        () ->
            actual + " for " + exact + ": off by " + Math.abs(actual - exact) + ", bound " + bound);
  }
}
