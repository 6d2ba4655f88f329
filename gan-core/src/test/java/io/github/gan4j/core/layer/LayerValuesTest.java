package io.github.gan4j.core.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.core.param.Initializers;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.param.Slot;
import io.github.gan4j.core.param.WeightSpec;
import io.github.gan4j.core.shape.Window;
import io.github.gan4j.core.tensor.Activations;
import io.github.gan4j.core.tensor.Conv;
import io.github.gan4j.core.tensor.Normalization;
import io.github.gan4j.core.tensor.Pool;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class LayerValuesTest {

  private static final long SEED = 21;
  private static final WeightSpec NORMAL =
      WeightSpec.standard().init(Initializers.normal(0, 1)).bias(Initializers.normal(0, 1));
  private static final NormSpec RANDOM =
      NormSpec.standard().gamma(Initializers.normal(1, 1)).beta(Initializers.normal(0, 1));

  private final Params p = new Params(Rng.of(SEED));
  private final Pass training = Pass.training(Rng.of(SEED));

  private static Tensor random(int... shape) {
    return Rng.of(SEED + 1).normal(0, 1, shape);
  }

  private Tensor slot(String path) {
    return p.slots().stream()
        .filter(s -> s.path().equals(path))
        .findFirst()
        .orElseThrow()
        .value()
        .detach();
  }

  /** The names and shapes of all parameters and buffers. */
  private void assertSlots(String... expected) {
    assertEquals(List.of(expected), p.slots().stream().map(Slot::toString).toList());
  }

  private static void assertEqual(Tensor expected, Tensor found) {
    assertArrayEquals(expected.shape(), found.shape());
    assertArrayEquals(expected.toArray(), found.toArray(), "seed " + SEED);
  }

  private static void assertNear(double[] expected, Tensor found) {
    float[] y = found.toArray();
    assertEquals(expected.length, y.length);
    for (int i = 0; i < y.length; i++) {
      assertEquals(
          expected[i], y[i], 2e-6 * (1 + Math.abs(expected[i])), "element " + i + ", seed " + SEED);
    }
  }

  // ---- layers with a weight

  @Test
  void linear() {
    Layer layer = new Linear(p.at("fc"), 3, 2, NORMAL);
    assertSlots("fc.weight [3, 2]", "fc.bias [2]");
    Tensor x = random(4, 3);
    float[] w = slot("fc.weight").toArray();
    float[] b = slot("fc.bias").toArray();
    double[] expected = new double[8];
    for (int n = 0; n < 4; n++) {
      for (int o = 0; o < 2; o++) {
        expected[n * 2 + o] = b[o];
        for (int i = 0; i < 3; i++) {
          expected[n * 2 + o] += (double) x.toArray()[n * 3 + i] * w[i * 2 + o];
        }
      }
    }
    assertNear(expected, layer.forward(x, training));
    assertEqual(layer.forward(x, training), layer.forward(x, Pass.evaluation()));
  }

  @Test
  void convolution() {
    Window window = Window.of(4, 3).stride(2).pad(1);
    Layer layer = new Conv2d(p.at("conv"), 3, 5, window, NORMAL);
    assertSlots("conv.weight [4, 3, 3, 5]", "conv.bias [5]");
    Tensor x = random(2, 6, 6, 3);
    Tensor expected = Conv.conv2d(x, slot("conv.weight"), window).add(slot("conv.bias"));
    assertEqual(expected, layer.forward(x, training));
  }

  @Test
  void transposed_convolution() {
    Window window = Window.of(3).stride(2).pad(1).outputPad(1);
    Layer layer = new ConvTranspose2d(p.at("up"), 3, 5, window, NORMAL);
    assertSlots("up.weight [3, 3, 5, 3]", "up.bias [5]");
    Tensor x = random(2, 4, 4, 3);
    Tensor y = layer.forward(x, training);
    assertArrayEquals(new int[] {2, 8, 8, 5}, y.shape());
    assertEqual(Conv.convTranspose2d(x, slot("up.weight"), window).add(slot("up.bias")), y);
  }

  @Test
  void without_bias_there_is_no_bias() {
    new Linear(p.at("fc"), 3, 2, NORMAL.noBias());
    Layer conv = new Conv2d(p.at("conv"), 1, 2, Window.of(2), NORMAL.noBias());
    Layer up = new ConvTranspose2d(p.at("up"), 1, 2, Window.of(2), NORMAL.noBias());
    assertSlots("fc.weight [3, 2]", "conv.weight [2, 2, 1, 2]", "up.weight [2, 2, 2, 1]");
    for (Layer layer : List.of(conv, up)) {
      Tensor y = layer.forward(Tensor.zeros(1, 3, 3, 1), training);
      assertArrayEquals(new float[y.size()], y.toArray());
    }
  }

  @Test
  void first_weights_and_biases_are_pytorchs() {
    new Linear(p.at("fc"), 16, 2000);
    new ConvTranspose2d(p.at("up"), 3, 16, Window.of(4)); // 16 * 4 * 4 inputs in PyTorch's count
    assertBound(1.0 / 4, slot("fc.weight"));
    assertBound(1.0 / 4, slot("fc.bias"));
    assertBound(1.0 / 16, slot("up.weight"));
    float[] bias = slot("up.bias").toArray();
    for (float b : bias) {
      assertTrue(Math.abs(b) <= 1.0 / 16, "seed " + SEED);
    }
  }

  private static void assertBound(double bound, Tensor x) {
    double largest = 0;
    for (float v : x.toArray()) {
      largest = Math.max(largest, Math.abs(v));
    }
    assertTrue(largest <= bound && largest > 0.95 * bound, largest + ", seed " + SEED);
  }

  @Test
  void maxout_keeps_the_largest_piece_of_each_unit() {
    Layer layer = new Maxout(p.at("h0"), 3, 4, 5, NORMAL);
    assertSlots("h0.weight [3, 20]", "h0.bias [20]");
    Tensor x = random(2, 3);
    float[] all = x.matmul(slot("h0.weight")).add(slot("h0.bias")).toArray();
    float[] found = layer.forward(x, training).toArray();
    assertEquals(8, found.length);
    for (int i = 0; i < found.length; i++) {
      float largest = Float.NEGATIVE_INFINITY;
      for (int piece = 0; piece < 5; piece++) {
        largest = Math.max(largest, all[i * 5 + piece]);
      }
      assertEquals(largest, found[i], "seed " + SEED);
    }
  }

  @Test
  void embedding_gives_the_rows_of_its_table() {
    Embedding layer = new Embedding(p.at("label"), 10, 3);
    assertSlots("label.weight [10, 3]");
    assertEquals("label (Embedding 10->3)", layer.toString());
    int[] labels = {7, 0, 7};
    Tensor y = layer.forward(labels, training);
    assertArrayEquals(new int[] {3, 3}, y.shape());
    for (int i = 0; i < labels.length; i++) {
      Tensor row = slot("label.weight").slice(0, labels[i], labels[i] + 1);
      assertEqual(row, y.slice(0, i, i + 1));
    }
  }

  // ---- normalisation

  @Test
  void batch_norm_in_training() {
    Layer layer = new BatchNorm(p.at("bn"), 3, RANDOM);
    assertSlots("bn.weight [3]", "bn.bias [3]", "bn.running_mean [3]", "bn.running_var [3]");
    Tensor x = random(2, 2, 3, 3).mul(3).add(2);
    Statistics s = new Statistics(x);
    double[] expected = new double[x.size()];
    float[] gamma = slot("bn.weight").toArray();
    float[] beta = slot("bn.bias").toArray();
    for (int i = 0; i < expected.length; i++) {
      int c = i % 3;
      expected[i] =
          gamma[c] * (x.toArray()[i] - s.mean[c]) / Math.sqrt(s.variance[c] + 1e-5) + beta[c];
    }
    assertNear(expected, layer.forward(x, training));
  }

  @Test
  void running_statistics_follow_with_momentum_and_the_unbiased_variance() {
    Layer layer = new BatchNorm(p.at("bn"), 3);
    double[] mean = {0, 0, 0};
    double[] variance = {1, 1, 1};
    for (int step = 0; step < 3; step++) {
      Tensor x = random(4, 3).mul(3).add(step);
      Statistics s = new Statistics(x);
      for (int c = 0; c < 3; c++) {
        mean[c] = 0.9 * mean[c] + 0.1 * s.mean[c];
        variance[c] = 0.9 * variance[c] + 0.1 * s.variance[c] * 4 / 3;
      }
      layer.forward(x, training);
      assertNear(mean, slot("bn.running_mean"));
      assertNear(variance, slot("bn.running_var"));
    }
  }

  @Test
  void batch_norm_in_evaluation_uses_the_running_statistics_and_leaves_them() {
    Layer layer = new BatchNorm(p.at("bn"), 3, RANDOM.momentum(0.5f).epsilon(0.01f));
    layer.forward(random(5, 3).add(2), training);
    float[] mean = slot("bn.running_mean").toArray();
    float[] variance = slot("bn.running_var").toArray();
    float[] gamma = slot("bn.weight").toArray();
    float[] beta = slot("bn.bias").toArray();
    Tensor x = random(1, 3); // one sample has no statistics of its own
    double[] expected = new double[3];
    for (int c = 0; c < 3; c++) {
      expected[c] =
          gamma[c] * (x.toArray()[c] - mean[c]) / Math.sqrt(variance[c] + (double) 0.01f) + beta[c];
    }
    assertNear(expected, layer.forward(x, Pass.evaluation()));
    assertArrayEquals(mean, slot("bn.running_mean").toArray());
    assertArrayEquals(variance, slot("bn.running_var").toArray());
  }

  /** Mean and biased variance of each of three channels. */
  private static final class Statistics {
    final double[] mean = new double[3];
    final double[] variance = new double[3];

    Statistics(Tensor x) {
      float[] values = x.toArray();
      double n = values.length / 3.0;
      for (int i = 0; i < values.length; i++) {
        mean[i % 3] += values[i] / n;
      }
      for (int i = 0; i < values.length; i++) {
        variance[i % 3] += Math.pow(values[i] - mean[i % 3], 2) / n;
      }
    }
  }

  @Test
  void layer_and_instance_norm_are_their_operations_in_both_modes() {
    Layer layerNorm = new LayerNorm(p.at("ln"), 3, RANDOM);
    Layer instanceNorm = new InstanceNorm(p.at("in"), 3, RANDOM);
    assertSlots("ln.weight [3]", "ln.bias [3]", "in.weight [3]", "in.bias [3]");
    Tensor x = random(2, 4, 4, 3);
    for (Pass pass : List.of(training, Pass.evaluation())) {
      assertEqual(
          Normalization.layerNorm(x, slot("ln.weight"), slot("ln.bias"), 1e-5f),
          layerNorm.forward(x, pass));
      assertEqual(
          Normalization.instanceNorm(x, slot("in.weight"), slot("in.bias"), 1e-5f),
          instanceNorm.forward(x, pass));
    }
  }

  @Test
  void plain_normalisation_has_no_parameters() {
    NormSpec plain = NormSpec.standard().plain();
    Layer batch = new BatchNorm(p.at("bn"), 3, plain);
    Layer layer = new LayerNorm(p.at("ln"), 3, plain);
    Layer instance = new InstanceNorm(p.at("in"), 3, plain);
    assertEquals(0, p.count());
    assertSlots("bn.running_mean [3]", "bn.running_var [3]");
    Tensor x = random(2, 4, 4, 3);
    Tensor one = Tensor.ones(3);
    Tensor zero = Tensor.zeros(3);
    assertEqual(Normalization.batchNorm(x, one, zero, 1, 1e-5f).y(), batch.forward(x, training));
    assertEqual(Normalization.layerNorm(x, one, zero, 1e-5f), layer.forward(x, training));
    assertEqual(Normalization.instanceNorm(x, one, zero, 1e-5f), instance.forward(x, training));
  }

  @Test
  void a_scale_or_a_shift_alone() {
    new BatchNorm(p.at("shifted"), 3, NormSpec.standard().gamma(null));
    new LayerNorm(p.at("scaled"), 3, NormSpec.standard().beta(null));
    assertEquals(
        List.of("shifted.bias [3]", "scaled.weight [3]"),
        p.parameters().stream().map(Slot::toString).toList());
  }

  @Test
  void settings_of_a_normalisation_are_checked() {
    assertEquals(
        "NormSpec: epsilon must be positive, got 0.0.",
        assertThrows(IllegalArgumentException.class, () -> NormSpec.standard().epsilon(0))
            .getMessage());
    assertEquals(
        "NormSpec: momentum must be 0 to 1, got 1.5.",
        assertThrows(IllegalArgumentException.class, () -> NormSpec.standard().momentum(1.5f))
            .getMessage());
  }

  // ---- layers without parameters

  private void check(Layer layer, String name, UnaryOperator<Tensor> op, int... shape) {
    assertEquals(name, layer.toString());
    Tensor x = random(shape);
    assertEqual(op.apply(x), layer.forward(x, training));
    assertEqual(op.apply(x), layer.forward(x, Pass.evaluation()));
  }

  @Test
  void activations() {
    check(Layers.relu(), "ReLU", Activations::relu, 3, 4);
    check(Layers.leakyRelu(0.2f), "LeakyReLU 0.2", x -> Activations.leakyRelu(x, 0.2f), 3, 4);
    check(Layers.elu(1.5f), "ELU 1.5", x -> Activations.elu(x, 1.5f), 3, 4);
    check(Layers.tanh(), "Tanh", Activations::tanh, 3, 4);
    check(Layers.sigmoid(), "Sigmoid", Activations::sigmoid, 3, 4);
    check(Layers.softplus(), "Softplus", Activations::softplus, 3, 4);
  }

  @Test
  void shapes_pools_and_upsampling() {
    Window window = Window.of(2).stride(2);
    check(Layers.flatten(), "Flatten", x -> x.reshape(3, 20), 3, 2, 2, 5);
    check(Layers.flatten(), "Flatten", x -> x.reshape(3, 1), 3);
    check(Layers.flatten(), "Flatten", x -> x.reshape(0, 20), 0, 2, 2, 5);
    check(Layers.reshape(2, 2, 5), "Reshape [2, 2, 5]", x -> x.reshape(3, 2, 2, 5), 3, 20);
    check(Layers.reshape(-1, 5), "Reshape [-1, 5]", x -> x.reshape(3, 4, 5), 3, 20);
    check(Layers.upsample(3), "Upsample x3", x -> Pool.upsample(x, 3), 2, 2, 3, 2);
    check(Layers.avgPool(window), "AvgPool k2 s2 p0", x -> Pool.avgPool(x, window), 2, 4, 6, 2);
    check(Layers.maxPool(window), "MaxPool k2 s2 p0", x -> Pool.maxPool(x, window), 2, 4, 6, 2);
  }

  @Test
  void reshape_keeps_its_shape_when_the_callers_array_changes() {
    int[] shape = {2, 3};
    Layer layer = Layers.reshape(shape);
    shape[0] = 9;
    assertArrayEquals(new int[] {4, 2, 3}, layer.forward(random(4, 6), training).shape());
  }

  @Test
  void dropout_drops_in_training_only() {
    Layer layer = Layers.dropout(0.25f);
    assertEquals("Dropout 0.25", layer.toString());
    Tensor x = Tensor.ones(100, 100);
    assertTrue(x == layer.forward(x, Pass.evaluation()));
    float[] y = layer.forward(x, training).toArray();
    int dropped = 0;
    for (float v : y) {
      assertTrue(v == 0 || v == 1 / 0.75f, "kept elements are scaled: " + v);
      dropped += v == 0 ? 1 : 0;
    }
    double standardError = Math.sqrt(0.25 * 0.75 * y.length);
    assertEquals(0.25 * y.length, dropped, 5 * standardError, "seed " + SEED);
    float[] again = layer.forward(x, training).toArray();
    assertTrue(!Arrays.equals(y, again), "each pass draws anew");
    assertEquals(
        "dropout: rate must be at least 0 and below 1, got 1.0.",
        assertThrows(IllegalArgumentException.class, () -> Layers.dropout(1)).getMessage());
  }

  @Test
  void an_evaluation_draws_the_same_each_time() {
    Layer noisy = (x, pass) -> x.add(pass.rng().normal(0, 1, x.shape()));
    Tensor x = random(3);
    assertEqual(noisy.forward(x, Pass.evaluation()), noisy.forward(x, Pass.evaluation()));
  }
}
