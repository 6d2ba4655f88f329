package io.github.gan4j.core.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.core.shape.Window;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Kinks, ties, extremes and statistics, where a table of plain cases says nothing. */
class SpecialValuesTest {

  private static final float EPSILON = 1e-5f;

  private static Tensor vector(float... values) {
    return Tensor.of(values, values.length);
  }

  /** The gradient of the sum of f at x. */
  private static float[] slope(UnaryOperator<Tensor> f, Tensor x) {
    Tensor watched = x.watch();
    return Autograd.grad(f.apply(watched).sum(), watched).toArray();
  }

  // ---- kinks and ties

  @Test
  void slopesAtKinks() {
    for (float zero : new float[] {0, -0f}) {
      Tensor x = Tensor.scalar(zero);
      assertEquals(0, slope(Activations::relu, x)[0]);
      assertEquals(0.2f, slope(t -> Activations.leakyRelu(t, 0.2f), x)[0]);
      assertTrue(slope(Arithmetic::abs, x)[0] == 0);
      assertEquals(2, slope(t -> Activations.elu(t, 2), x)[0]);
    }
    assertArrayEquals(
        new float[] {0, 1, 1, 1, 0},
        slope(x -> Arithmetic.clamp(x, -1, 1), vector(-1.5f, -1, 0, 1, 1.5f)));
  }

  @Test
  void theFirstOfEqualPiecesGetsTheGradient() {
    Tensor x = Tensor.of(new float[] {2, 2, 1, 0, 3, 3}, 2, 3);
    assertArrayEquals(new float[] {2, 3}, Activations.maxout(x, 3).toArray());
    assertArrayEquals(new float[] {1, 0, 0, 0, 1, 0}, slope(t -> Activations.maxout(t, 3), x));
  }

  @Test
  void theFirstOfEqualPixelsGetsTheGradient() {
    Tensor x = Tensor.ones(1, 3, 3, 1);
    // each of the four overlapping windows chooses its first pixel
    assertArrayEquals(
        new float[] {1, 1, 0, 1, 1, 0, 0, 0, 0}, slope(t -> Pool.maxPool(t, Window.of(2)), x));
  }

  @Test
  void paddingNeverWinsAMaximum() {
    Tensor x = Tensor.full(-5, 1, 2, 2, 1);
    Tensor y = Pool.maxPool(x, Window.of(3).pad(2));
    float[] expected = new float[16];
    Arrays.fill(expected, -5);
    assertArrayEquals(expected, y.toArray());
  }

  // ---- extremes

  private static final float[] EXTREMES = {
    -Float.MAX_VALUE,
    -1e30f,
    -1e4f,
    -104,
    -88,
    -1,
    -Float.MIN_VALUE,
    -0f,
    0,
    Float.MIN_VALUE,
    1e-38f,
    1,
    88,
    104,
    1e4f,
    1e30f,
    Float.MAX_VALUE
  };

  private static void assertFinite(float low, float high, float... values) {
    for (int i = 0; i < values.length; i++) {
      assertTrue(low <= values[i] && values[i] <= high, i + ": " + values[i]);
    }
  }

  @Test
  void activationsOfExtremesAreFinite() {
    Tensor x = vector(EXTREMES);
    float most = Float.MAX_VALUE;
    assertFinite(0, 1, Activations.sigmoid(x).toArray());
    assertFinite(-1, 1, Activations.tanh(x).toArray());
    assertFinite(0, most, Activations.softplus(x).toArray());
    assertFinite(-1, most, Activations.elu(x, 1).toArray());
    for (UnaryOperator<Tensor> f : List.<UnaryOperator<Tensor>>of(
        Activations::sigmoid,
        Activations::tanh,
        Activations::softplus,
        t -> Activations.elu(t, 1),
        t -> Activations.leakyRelu(t, 0.2f))) {
      assertFinite(0, 1, slope(f, x));
    }
  }

  @Test
  void binaryCrossEntropyOfExtremeLogitsIsFinite() {
    for (float logit : new float[] {-1e4f, -200, 0, 200, 1e4f}) {
      for (float target : new float[] {0, 0.1f, 0.9f, 1}) {
        Tensor x = vector(logit);
        float expected = (float) (Reference.softplus(logit) - (double) target * logit);
        float loss = CrossEntropy.bceWithLogits(x, target).item();
        assertEquals(expected, loss, 1e-3f);
        assertEquals(loss, CrossEntropy.bceWithLogits(x, vector(target)).item());
        float[] gradient = slope(t -> CrossEntropy.bceWithLogits(t, target), x);
        assertFinite(-1, 1, gradient);
        assertEquals(Reference.sigmoid(logit) - target, gradient[0], 1e-6);
      }
    }
  }

  @Test
  void crossEntropyOfExtremeLogitsIsFinite() {
    Tensor x = Tensor.of(new float[] {1e4f, -1e4f, 0, -1e4f, -1e4f, 1e4f}, 2, 3);
    assertEquals(1.5e4f, CrossEntropy.crossEntropy(x, 1, 1).item() - 5e3f, 1);
    assertArrayEquals(
        new float[] {0.5f, -0.5f, 0, 0, -0.5f, 0.5f},
        slope(t -> CrossEntropy.crossEntropy(t, 1, 1), x));
    assertArrayEquals(new float[] {1, 0, 0, 0, 0, 1}, Activations.softmax(x).toArray());
  }

  // ---- infinities

  private static final float INF = Float.POSITIVE_INFINITY;
  private static final float MAX = Float.MAX_VALUE;

  @Test
  void activationsOfInfinitiesAreTheirLimits() {
    Tensor x = vector(-INF, INF);
    assertArrayEquals(new float[] {0, 1}, Activations.sigmoid(x).toArray());
    assertArrayEquals(new float[] {0, INF}, Activations.softplus(x).toArray());
    assertArrayEquals(new float[] {-1, 1}, Activations.tanh(x).toArray());
    assertArrayEquals(new float[] {0, 0}, slope(Activations::sigmoid, x));
    assertArrayEquals(new float[] {0, 1}, slope(Activations::softplus, x));
    assertArrayEquals(new float[] {0, 0}, slope(Activations::tanh, x));
  }

  @Test
  void binaryCrossEntropyOfInfiniteLogits() {
    for (float target : new float[] {0, 0.1f, 0.5f, 0.9f, 1}) {
      for (float logit : new float[] {-INF, INF}) {
        float cost = logit > 0 ? MAX - target * MAX : target * MAX;
        float limit = (logit > 0 ? 1 : 0) - target;
        Tensor x = vector(logit);
        assertEquals(cost, CrossEntropy.bceWithLogits(x, target).item());
        assertEquals(cost, CrossEntropy.bceWithLogits(x, vector(target)).item());
        assertEquals(limit, slope(t -> CrossEntropy.bceWithLogits(t, target), x)[0]);
        assertEquals(limit, slope(t -> CrossEntropy.bceWithLogits(t, vector(target)), x)[0]);
      }
    }
  }

  @Test
  void softmaxOfInfiniteLogits() {
    Tensor x =
        Tensor.of(new float[] {INF, 0, -INF, 5, -INF, 5, INF, INF, -INF, -INF, -INF, -INF}, 4, 3);
    float third = (float) (1.0 / 3);
    float[] expected = {1, 0, 0, 0.5f, 0, 0.5f, 0.5f, 0.5f, 0, third, third, third};
    assertArrayEquals(expected, Activations.softmax(x).toArray(), 1e-7f);
    float[] logs = Activations.logSoftmax(x).toArray();
    for (int i = 0; i < logs.length; i++) {
      assertEquals(expected[i], (float) Math.exp(logs[i]), 1e-7f);
    }
    float[] slopes = slope(t -> Activations.logSoftmax(t).mul(vector(1, 0, 0)), x);
    for (int i = 0; i < slopes.length; i++) {
      assertEquals((i % 3 == 0 ? 1 : 0) - expected[i], slopes[i], 1e-6f);
    }
  }

  @Test
  void crossEntropyOfInfiniteLogits() {
    Tensor x = Tensor.of(new float[] {INF, 0, -INF, 0}, 2, 2);
    assertEquals(0, CrossEntropy.crossEntropy(x, 0, 1).item());
    assertEquals(MAX, CrossEntropy.crossEntropy(x, 1, 1).item() * 2);
    assertArrayEquals(new float[] {0, 0, 0, 0}, slope(t -> CrossEntropy.crossEntropy(t, 0, 1), x));
    assertArrayEquals(
        new float[] {0.5f, -0.5f, -0.5f, 0.5f}, slope(t -> CrossEntropy.crossEntropy(t, 1, 0), x));
  }

  @Test
  void softmaxIgnoresAShift() {
    Tensor x = vector(1, 2, 3);
    assertArrayEquals(
        Activations.softmax(x).toArray(), Activations.softmax(x.add(8192)).toArray(), 1e-6f);
  }

  @Test
  void notANumberIsNotHidden() {
    Tensor x = vector(Float.NaN, 1);
    for (UnaryOperator<Tensor> f : List.<UnaryOperator<Tensor>>of(
        Activations::relu,
        t -> Activations.leakyRelu(t, 0.2f),
        Activations::sigmoid,
        Activations::tanh,
        Activations::softplus,
        t -> Activations.elu(t, 1),
        Arithmetic::abs,
        Arithmetic::exp,
        Arithmetic::log,
        Arithmetic::sqrt,
        Arithmetic::square,
        t -> Arithmetic.clamp(t, -1, 1),
        t -> CrossEntropy.bceWithLogits(t, 1),
        Activations::logSoftmax,
        Activations::softmax,
        Tensor::sum)) {
      assertTrue(Float.isNaN(f.apply(x).toArray()[0]));
    }
  }

  // ---- dropout

  @Test
  void dropoutKeepsTheExpectedValue() {
    int n = 100_000;
    float[] y = Activations.dropout(Tensor.ones(n), 0.3f, Rng.of(5)).toArray();
    int kept = 0;
    for (float v : y) {
      assertTrue(v == 0 || v == 1 / 0.7f);
      kept += v == 0 ? 0 : 1;
    }
    // five standard deviations of a binomial count
    assertEquals(0.7 * n, kept, 5 * Math.sqrt(0.7 * 0.3 * n));
  }

  @Test
  void theSameGeneratorGivesTheSameMaskAndTheNextAnother() {
    Tensor x = Tensor.ones(64);
    Rng rng = Rng.of(5);
    float[] first = Activations.dropout(x, 0.5f, rng).toArray();
    float[] second = Activations.dropout(x, 0.5f, rng).toArray();
    assertArrayEquals(first, Activations.dropout(x, 0.5f, Rng.of(5)).toArray());
    assertTrue(!Arrays.equals(first, second));
    assertArrayEquals(first, slope(t -> Activations.dropout(t, 0.5f, Rng.of(5)), x));
  }

  // ---- normalisation

  @Test
  void twoGroupsAreTwoCallsBitForBit() {
    Tensor x = Rng.of(1).normal(2, 3, 6, 5, 4, 3);
    Tensor gamma = Rng.of(2).normal(1, 0.5f, 3);
    Tensor beta = Rng.of(3).normal(0, 1, 3);
    Normalization.Normalized both = Normalization.batchNorm(x, gamma, beta, 2, EPSILON);
    Normalization.Normalized first =
        Normalization.batchNorm(x.slice(0, 0, 3), gamma, beta, 1, EPSILON);
    Normalization.Normalized second =
        Normalization.batchNorm(x.slice(0, 3, 6), gamma, beta, 1, EPSILON);
    assertJoined(first.y(), second.y(), both.y());
    assertJoined(first.mean(), second.mean(), both.mean());
    assertJoined(first.variance(), second.variance(), both.variance());
  }

  private static void assertJoined(Tensor a, Tensor b, Tensor both) {
    assertArrayEquals(Shaping.concat(0, List.of(a, b)).toArray(), both.toArray());
  }

  @Test
  void aLargeMeanDoesNotCancelTheVariance() {
    Tensor x = Rng.of(1).normal(10_000, 1, 500, 3);
    Array exact = Array.of(x);
    Normalization.Normalized n =
        Normalization.batchNorm(x, Tensor.ones(3), Tensor.zeros(3), 1, EPSILON);
    OpSuiteTest.requireClose(
        Reference.moment(exact, 1, 500, 3, true).reshape(3),
        n.variance(),
        new OpCase.Tolerance(0, 1e-5));
    // the mean itself is a float: it is off by up to 2^-11 here, and so are all centred values
    OpSuiteTest.requireClose(
        Reference.standardize(exact, 1, 500, 3, EPSILON), n.y(), new OpCase.Tolerance(6e-4, 0));
  }

  @Test
  void aConstantColumnBecomesBeta() {
    Normalization.Normalized n =
        Normalization.batchNorm(Tensor.full(7, 4, 1), Tensor.ones(1), vector(3), 1, EPSILON);
    assertArrayEquals(new float[] {3, 3, 3, 3}, n.y().toArray());
    assertArrayEquals(new float[] {0}, n.variance().toArray());
  }

  @Test
  void theErrorOfALongSumDoesNotGrow() {
    Tensor x = Tensor.full(0.1f, 1_000_000);
    // 16 roundings of the sum of magnitudes
    double allowed = 16 * 0x1p-24 * 100_000;
    assertEquals(1_000_000 * (double) 0.1f, x.sum().item(), allowed);
    assertEquals(0.1f, x.mean().item(), 1e-6 * allowed);
  }
}
