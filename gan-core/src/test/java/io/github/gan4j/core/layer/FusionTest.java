package io.github.gan4j.core.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gan4j.core.param.Initializers;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.param.Slot;
import io.github.gan4j.core.param.WeightSpec;
import io.github.gan4j.core.shape.ShapeException;
import io.github.gan4j.core.shape.Window;
import io.github.gan4j.core.tensor.Autograd;
import io.github.gan4j.core.tensor.Gradients;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Layers that {@link Sequential} runs as one give what they give on their own. */
class FusionTest {

  private static final long SEED = 51;
  private static final int CHANNELS = 6;
  private static final double ROUNDING = 2e-5;
  private static final NormSpec RANDOM =
      NormSpec.standard().gamma(Initializers.normal(1, 1)).beta(Initializers.normal(0, 1));

  private final Pass training = Pass.training(Rng.of(SEED));

  /** The same layers, made anew: fusing must not depend on state that an earlier run moved. */
  private static final class Net {
    final Params params = new Params(Rng.of(SEED));
    final List<Layer> layers;

    Net(Function<Params, List<Layer>> make) {
      layers = make.apply(params);
    }
  }

  // A Sequential each, so that nothing has a neighbour.
  private static Layer apart(List<Layer> layers) {
    return new Sequential(layers.stream().<Layer>map(Sequential::of).toList());
  }

  private static List<Layer> norm(Params p, Function<Params, Layer> norm, Layer activation) {
    WeightSpec spec = WeightSpec.standard().init(Initializers.normal(0, 0.3f));
    return List.of(
        new Conv2d(p.at("conv"), 2, CHANNELS, Window.of(3).pad(1), spec),
        norm.apply(p.at("norm")),
        activation,
        new Conv2d(p.at("score"), CHANNELS, 1, Window.of(5), spec));
  }

  /** Values, gradients, a penalty's gradients, and the buffers afterwards. */
  private static List<float[]> everything(Net net, Layer f, Pass pass) {
    Tensor x = Rng.of(SEED + 1).normal(0.5f, 1, 4, 5, 5, 2).watch();
    Tensor y = f.forward(x, pass);
    List<float[]> all = new ArrayList<>(List.of(y.toArray()));
    List<Tensor> inputs = new ArrayList<>(net.params.tensors());
    inputs.add(x);
    Tensor weights = ParameterGradients.weights(SEED + 2, y.shape());
    add(all, Autograd.grad(y.mul(weights).sum(), inputs), inputs);
    Tensor penalty =
        Autograd.differentiableGrad(y.mul(weights).sum(), x).square().sum();
    add(all, Autograd.grad(penalty, inputs).orZero(), inputs);
    net.params.buffers().forEach(b -> all.add(b.value().toArray()));
    return all;
  }

  private static void add(List<float[]> all, Gradients gradients, List<Tensor> inputs) {
    inputs.forEach(t -> all.add(gradients.get(t).toArray()));
  }

  private static void assertSame(Function<Params, List<Layer>> make, Pass pass) {
    Net one = new Net(make);
    Net two = new Net(make);
    List<float[]> expected = everything(one, apart(one.layers), pass);
    List<float[]> found = everything(two, new Sequential(two.layers), pass);
    assertEquals(expected.size(), found.size());
    for (int i = 0; i < expected.size(); i++) {
      float[] e = expected.get(i);
      double size = 0;
      for (float v : e) {
        size = Math.max(size, Math.abs(v));
      }
      assertArrayEquals(e, found.get(i), (float) (ROUNDING * Math.max(size, 1e-2)), "result " + i);
    }
  }

  @Test
  void a_normalisation_and_the_activation_after_it() {
    for (Layer activation : List.of(Layers.relu(), Layers.leakyRelu(0.2f))) {
      for (Pass pass : List.of(training, Pass.evaluation())) {
        assertSame(p -> norm(p, q -> new BatchNorm(q, CHANNELS, RANDOM), activation), pass);
        assertSame(p -> norm(p, q -> new InstanceNorm(q, CHANNELS, RANDOM), activation), pass);
        assertSame(p -> norm(p, q -> new LayerNorm(q, CHANNELS, RANDOM), activation), pass);
      }
    }
  }

  private static List<Layer> sides(List<Layer> middle, Params p) {
    List<Layer> layers = new ArrayList<>();
    layers.add(new Conv2d(p.at("first"), 2, 3, Window.of(1)));
    layers.addAll(middle);
    layers.add(Layers.flatten());
    return layers;
  }

  @Test
  void a_bias_and_the_activation_after_it() {
    for (Layer activation : List.of(Layers.relu(), Layers.leakyRelu(0.2f))) {
      assertSame(
          p -> sides(List.of(new Conv2d(p.at("c"), 3, 4, Window.of(3).pad(1)), activation), p),
          training);
      assertSame(
          p -> sides(
              List.of(
                  new ConvTranspose2d(p.at("c"), 3, 4, Window.of(4).stride(2).pad(1)), activation),
              p),
          training);
      assertSame(
          p -> List.of(Layers.flatten(), new Linear(p.at("l"), 50, 7), activation, Layers.tanh()),
          training);
    }
  }

  @Test
  void a_convolution_between_changes_of_size() {
    for (int k : new int[] {1, 3}) {
      Window same = Window.of(k).pad((k - 1) / 2);
      Layer half = Layers.avgPool(Window.of(2).stride(2));
      assertSame(
          p -> sides(
              List.of(Layers.upsample(2), new Conv2d(p.at("c"), 3, 4, same), Layers.relu()), p),
          training);
      assertSame(
          p -> sides(List.of(new Conv2d(p.at("c"), 3, 4, same), half, Layers.relu()), p), training);
      // an up-sampling was taken in, so the pooling runs on its own
      assertSame(
          p -> sides(List.of(Layers.upsample(2), new Conv2d(p.at("c"), 3, 4, same), half), p),
          training);
    }
  }

  @Test
  void an_activation_that_turns_signs_runs_on_its_own() {
    assertSame(
        p -> sides(List.of(new Conv2d(p.at("c"), 3, 4, Window.of(3)), Layers.leakyRelu(-0.5f)), p),
        training);
  }

  @Test
  void only_one_activation_is_taken_in() {
    assertSame(
        p -> List.of(
            new BatchNorm(p.at("norm"), 2, RANDOM),
            Layers.leakyRelu(-0.5f),
            Layers.leakyRelu(0.2f),
            Layers.tanh()),
        training);
  }

  @Test
  void layers_parameters_and_texts_stay() {
    Params p = new Params(Rng.of(SEED));
    Layer norm = new BatchNorm(p.at("up1").at("norm"), CHANNELS);
    Layer relu = Layers.relu();
    Sequential net = Sequential.of(norm, relu, Layers.flatten());
    assertEquals(List.of(norm, relu, net.layers().get(2)), net.layers());
    assertEquals("Sequential[layers=[up1.norm (BatchNorm 6), ReLU, Flatten]]", net.toString());
    assertEquals("LeakyReLU 0.2", Layers.leakyRelu(0.2f).toString());
    assertEquals(
        List.of(
            "up1.norm.weight", "up1.norm.bias", "up1.norm.running_mean", "up1.norm.running_var"),
        p.slots().stream().map(Slot::path).toList());
    assertEquals(
        """
        batchNorm: the layer has 6 channels, so the input must be [N,...,6], got [2, 5].
          at up1.norm (BatchNorm 6)""",
        assertThrows(ShapeException.class, () -> net.forward(Tensor.ones(2, 5), training))
            .getMessage());
  }

  @Test
  void a_layer_after_fused_ones_keeps_its_number() {
    Params p = new Params(Rng.of(SEED));
    Layer net = Sequential.of(
        new BatchNorm(p.at("norm"), 6), Layers.relu(), Layers.tanh(), Layers.reshape(4));
    assertEquals(
        """
        reshape: [2, 6] has 12 elements and cannot become [2, 4].
          at layer 4 (Reshape [4])""",
        assertThrows(ShapeException.class, () -> net.forward(Tensor.ones(2, 6), training))
            .getMessage());
  }

  @Test
  void what_was_fused_still_works_alone() {
    Params p = new Params(Rng.of(SEED));
    Layer norm = new BatchNorm(p.at("norm"), 2, RANDOM);
    Tensor x = Rng.of(SEED).normal(0, 1, 8, 2);
    float[] before = norm.forward(x, training).toArray();
    Sequential.of(norm, Layers.relu()).forward(x, training);
    assertArrayEquals(before, norm.forward(x, training).toArray());
  }
}
