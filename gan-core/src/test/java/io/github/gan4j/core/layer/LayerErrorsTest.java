package io.github.gan4j.core.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.shape.ShapeException;
import io.github.gan4j.core.shape.Window;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** A wrong input is answered by what is wrong, with which sizes, and where in the net. */
class LayerErrorsTest {

  private final Params p = new Params(Rng.of(1));
  private final Pass pass = Pass.training(Rng.of(1));

  private void check(String expected, Layer layer, int... shape) {
    Tensor x = Tensor.zeros(shape);
    assertEquals(
        expected,
        assertThrows(ShapeException.class, () -> layer.forward(x, pass)).getMessage());
  }

  @Test
  void each_layer_names_its_place() {
    check("""
        matmul: inner sizes differ, 5 and 4: [2, 5] x [4, 3].
          at project (Linear 4->3)""", new Linear(p.at("project"), 4, 3), 2, 5);
    check("""
        matmul: inner sizes differ, 5 and 4: [2, 5] x [4, 6].
          at h0 (Maxout 4->3x2)""", new Maxout(p.at("h0"), 4, 3, 2), 2, 5);
    check("""
        conv2d: input has 5 channels but the weight expects 3: input [2, 8, 8, 5] (N,H,W,C), weight [4, 4, 3, 64] (kH,kW,I,O).
          at down1 (Conv2d 3->64)""", new Conv2d(p.at("down1"), 3, 64, Window.of(4)), 2, 8, 8, 5);
    check("""
        convTranspose2d: input has 5 channels but the weight expects 64: input [2, 8, 8, 5] (N,H,W,C), weight [4, 4, 3, 64] (kH,kW,I,O).
          at up1 (ConvTranspose2d 64->3)""", new ConvTranspose2d(p.at("up1"), 64, 3, Window.of(4)), 2, 8, 8, 5);
    check("""
        convTranspose2d: input must have 4 axes (N,H,W,C), got [2, 64].
          at up2 (ConvTranspose2d 64->3)""", new ConvTranspose2d(p.at("up2"), 64, 3, Window.of(4)), 2, 64);
    check("""
        conv2d: the window k4 s1 p0 does not fit 3 rows of input (3 with padding).
          at down2 (Conv2d 3->64)""", new Conv2d(p.at("down2"), 3, 64, Window.of(4)), 2, 3, 8, 3);
  }

  @Test
  void normalisations_say_the_same_in_training_and_evaluation() {
    Layer batch = new BatchNorm(p.at("bn"), 3);
    String expected = """
        batchNorm: the layer has 3 channels, so the input must be [N,...,3], got [2, 5].
          at bn (BatchNorm 3)""";
    check(expected, batch, 2, 5);
    check(expected, (x, training) -> batch.forward(x, Pass.evaluation()), 2, 5);
    check("""
        layerNorm: the layer has 3 channels, so the input must be [N,...,3], got [3].
          at ln (LayerNorm 3)""", new LayerNorm(p.at("ln"), 3), 3);
    check("""
        instanceNorm: the layer has 3 channels, so the input must be [N,...,3], got [2, 4, 4, 1].
          at in (InstanceNorm 3)""", new InstanceNorm(p.at("in"), 3), 2, 4, 4, 1);
    check("""
        batchNorm: training needs more than 1 value per channel, got 1: [1, 3] in 1 group. Use a larger batch.
          at bn (BatchNorm 3)""", batch, 1, 3);
  }

  @Test
  void embedding() {
    Embedding embedding = new Embedding(p.at("label"), 10, 3);
    assertEquals(
        """
        gather: number 10 at position 1 is out of range; expected 0 to 9.
          at label (Embedding 10->3)""",
        assertThrows(ShapeException.class, () -> embedding.forward(new int[] {0, 10}, pass))
            .getMessage());
  }

  @Test
  void a_layer_at_the_root_has_no_path() {
    check("""
        matmul: inner sizes differ, 5 and 4: [2, 5] x [4, 3].
          at Linear 4->3""", new Linear(p, 4, 3), 2, 5);
  }

  @Test
  void sequential_adds_nothing_to_a_place_however_deep() {
    Layer inner = Sequential.of(new Linear(p.at("block").at("fc"), 4, 3), Layers.relu());
    check("""
        matmul: inner sizes differ, 5 and 4: [2, 5] x [4, 3].
          at block.fc (Linear 4->3)""", Sequential.of(Layers.relu(), Sequential.of(inner)), 2, 5);
  }

  @Test
  void sequential_counts_layers_that_have_no_place() {
    Layer project = new Linear(p.at("project"), 4, 6);
    check("""
        reshape: [2, 6] has 12 elements and cannot become [2, 2, 2, 2].
          at layer 3 (Reshape [2, 2, 2])""", Sequential.of(project, Layers.relu(), Layers.reshape(2, 2, 2)), 2, 4);
    check("""
        upsample: input must have 4 axes (N,H,W,C), got [2, 6].
          at layer 2 (Upsample x2)""", Sequential.of(Sequential.of(project, Layers.upsample(2)), Layers.tanh()), 2, 4);
    check("""
        matmul: inner sizes differ, 4 and 1: [2, 4] x [1, 1].
          at layer 1""", Sequential.of((x, training) -> x.matmul(Tensor.ones(1, 1))), 2, 4);
    check("""
        avgPool: input must have 4 axes (N,H,W,C), got [2, 6].
          at layer 2 (AvgPool k2 s1 p0)""", Sequential.of(project, Layers.avgPool(Window.of(2))), 2, 4);
  }

  @Test
  void a_net_puts_its_name_before_the_place() {
    Layer layer = new Linear(p.at("project"), 4, 3);
    ShapeException e =
        assertThrows(ShapeException.class, () -> layer.forward(Tensor.zeros(2, 5), pass));
    assertEquals("""
        matmul: inner sizes differ, 5 and 4: [2, 5] x [4, 3].
          at generator > project (Linear 4->3)""", e.at("generator").getMessage());
  }

  @Test
  void a_layer_of_no_size_is_refused_when_it_is_made() {
    assertEquals(
        "Params: every size of 'down1.weight' must be at least 1, got [4, 4, 3, 0].",
        assertThrows(ShapeException.class, () -> new Conv2d(p.at("down1"), 3, 0, Window.of(4)))
            .getMessage());
  }
}
