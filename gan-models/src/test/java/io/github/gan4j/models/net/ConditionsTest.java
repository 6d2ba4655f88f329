package io.github.gan4j.models.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gan4j.core.layer.NormSpec;
import io.github.gan4j.core.layer.Pass;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.tensor.Autograd;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import org.junit.jupiter.api.Test;

class ConditionsTest {

  private static final Pass PASS = Pass.training(Rng.of(1));

  @Test
  void classesComeInTurnOrInRows() {
    assertArrayEquals(new int[] {0, 1, 2, 0, 1}, Condition.cycle(5, 3).labels());
    assertArrayEquals(new int[] {0, 0, 1, 1, 2, 2}, Condition.rows(3, 2).labels());
    assertSame(Condition.none(), Condition.cycle(5, 0));
  }

  @Test
  void aMissingConditionIsNamed() {
    assertEquals(
        "Condition: this net needs the class of each sample, and none is given. Build the GAN with classes(n).",
        assertThrows(IllegalStateException.class, () -> Condition.none().oneHot())
            .getMessage());
  }

  @Test
  void vectorsGetTheClassBehindThem() {
    ConditionalLayer seen = ConditionalLayer.joined((x, pass) -> x);
    Tensor x = Tensor.of(new float[] {5, 6, 7, 8}, 2, 2);
    Tensor y = seen.forward(x, new Condition(new int[] {2, 0}, 3), PASS);
    assertArrayEquals(new int[] {2, 5}, y.shape());
    assertArrayEquals(new float[] {5, 6, 0, 0, 1, 7, 8, 1, 0, 0}, y.toArray());
  }

  @Test
  void imagesGetTheClassAsPlanes() {
    ConditionalLayer seen = ConditionalLayer.joined((x, pass) -> x);
    Tensor x = Tensor.of(new float[] {5, 6, 7, 8}, 2, 2, 1, 1);
    Tensor y = seen.forward(x, new Condition(new int[] {1, 0}, 2), PASS);
    assertArrayEquals(new int[] {2, 2, 1, 3}, y.shape());
    assertArrayEquals(new float[] {5, 0, 1, 6, 0, 1, 7, 1, 0, 8, 1, 0}, y.toArray());
  }

  @Test
  void conditionalBatchNormScalesAndShiftsByClass() {
    Params p = new Params(Rng.of(1));
    ConditionalBatchNorm norm = new ConditionalBatchNorm(p, 2, 3, NormSpec.standard());
    p.parameters().get(0).assign(Tensor.of(new float[] {1, 1, 10, 20, 1, 1}, 3, 2));
    p.parameters().get(1).assign(Tensor.of(new float[] {0, 0, 3, 4, 0, 0}, 3, 2));
    Tensor x = Rng.of(2).normal(5, 2, 4, 3, 3, 2);
    Tensor plain = norm.forward(x, new Condition(new int[] {0, 0, 0, 0}, 3), PASS);
    assertEquals(0, plain.mean().item(), 1e-5);
    assertEquals(1, plain.square().mean().item(), 1e-4);
    Tensor mixed = norm.forward(x, new Condition(new int[] {0, 1, 2, 1}, 3), PASS);
    Tensor scale = Tensor.of(new float[] {10, 20}, 2);
    Tensor shift = Tensor.of(new float[] {3, 4}, 2);
    assertArrayEquals(
        plain.slice(0, 1, 2).mul(scale).add(shift).toArray(),
        mixed.slice(0, 1, 2).toArray(),
        1e-4f);
    assertArrayEquals(plain.slice(0, 2, 3).toArray(), mixed.slice(0, 2, 3).toArray(), 1e-5f);
  }

  @Test
  void conditionalBatchNormTrainsOnlyTheClassesOfTheBatch() {
    Params p = new Params(Rng.of(1));
    ConditionalBatchNorm norm = new ConditionalBatchNorm(p, 2, 3, NormSpec.standard());
    Tensor x = Rng.of(2).normal(0, 1, 4, 2);
    Tensor weights = Rng.of(3).normal(0, 1, 4, 2);
    Tensor y = norm.forward(x, new Condition(new int[] {1, 1, 1, 1}, 3), PASS);
    float[] shift =
        Autograd.grad(y.mul(weights).sum(), p.parameters().get(1).value()).toArray();
    float[] expected = weights.sum(0).toArray();
    assertArrayEquals(new float[] {0, 0, expected[0], expected[1], 0, 0}, shift, 1e-6f);
  }
}
