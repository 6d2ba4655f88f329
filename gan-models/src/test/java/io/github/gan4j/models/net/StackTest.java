package io.github.gan4j.models.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gan4j.core.layer.Pass;
import io.github.gan4j.core.layer.Sequential;
import io.github.gan4j.core.param.Parameter;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.param.WeightSpec;
import io.github.gan4j.core.shape.ShapeException;
import io.github.gan4j.core.shape.Window;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class StackTest {

  private static final Window HALVE = Window.of(4).stride(2).pad(1);

  @Test
  void eachLayerKnowsTheShapeBeforeIt() {
    Params p = new Params(Rng.of(1));
    Stack stack = Stack.of(p, 12, 8, 3)
        .at("a")
        .conv(5, HALVE)
        .leakyRelu(0.2f)
        .at("b")
        .upsample(2)
        .avgPool(2)
        .convTranspose(2, Window.of(3).stride(2).pad(1).outputPad(1))
        .batchNorm()
        .at("c")
        .maxout(7, 2)
        .at("d")
        .linear(6)
        .reshape(1, 2, 3);
    Sequential net = stack.build();
    assertArrayEquals(new int[] {1, 2, 3}, stack.shape());
    Tensor y = net.forward(Rng.of(2).normal(0, 1, 4, 12, 8, 3), Pass.evaluation());
    assertArrayEquals(new int[] {4, 1, 2, 3}, y.shape());
  }

  @Test
  void parametersAreNamedAfterTheirPlace() {
    Params p = new Params(Rng.of(1));
    Stack.of(p, 8, 8, 1)
        .weights(WeightSpec.standard().noBias())
        .at("down")
        .conv(2, HALVE)
        .batchNorm()
        .at("score")
        .linear(1);
    assertEquals(
        List.of("down.conv.weight", "down.norm.weight", "down.norm.bias", "score.linear.weight"),
        p.parameters().stream().map(Parameter::path).toList());
  }

  @Test
  void wrongShapesAreNamed() {
    Params p = new Params(Rng.of(1));
    assertEquals(
        "Stack: conv needs samples [H,W,C] at 'a', got [10]. Add reshape(h, w, c) before it.",
        assertThrows(ShapeException.class, () -> Stack.of(p, 10).at("a").conv(2, HALVE))
            .getMessage());
    assertEquals(
        "Stack: samples [10] cannot be seen as [3, 3].",
        assertThrows(ShapeException.class, () -> Stack.of(p, 10).reshape(3, 3)).getMessage());
  }
}
