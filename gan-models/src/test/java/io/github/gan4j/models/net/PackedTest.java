package io.github.gan4j.models.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gan4j.core.layer.Layer;
import io.github.gan4j.core.layer.Pass;
import io.github.gan4j.core.shape.ShapeException;
import io.github.gan4j.core.tensor.Autograd;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import org.junit.jupiter.api.Test;

class PackedTest {

  /** Gives back what it is given, so that what a pack looks like can be read off. */
  private static final Net MIRROR = Net.of("mirror", Rng.of(1), p -> (Layer) (x, pass) -> x);

  private static final Pass PASS = Pass.training(Rng.of(1));

  private static Tensor counted(int... shape) {
    Tensor x = Tensor.zeros(shape);
    for (int i = 0; i < x.size(); i++) {
      x.data()[x.offset() + i] = i;
    }
    return x;
  }

  private static void assertPack(int[] shape, float[] values, Tensor pack) {
    assertArrayEquals(shape, pack.shape());
    assertArrayEquals(values, pack.toArray());
  }

  @Test
  void joinsVectorsEndToEnd() {
    Tensor packs = new Packed(MIRROR, 3).scores(counted(6, 2), Condition.none(), PASS);
    assertPack(new int[] {2, 6}, new float[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, packs);
  }

  @Test
  void joinsImagesPixelByPixelOnTheirChannels() {
    // two images of 1x2 pixels and 3 channels: pixels 0-2 and 3-5, then 6-8 and 9-11
    Tensor packs = new Packed(MIRROR, 2).scores(counted(2, 1, 2, 3), Condition.none(), PASS);
    assertPack(new int[] {1, 1, 2, 6}, new float[] {0, 1, 2, 6, 7, 8, 3, 4, 5, 9, 10, 11}, packs);
  }

  @Test
  void aPackOfOneIsTheSampleItself() {
    Tensor x = counted(2, 1, 2, 3);
    assertSame(x, new Packed(MIRROR, 1).scores(x, Condition.none(), PASS));
  }

  @Test
  void gradientsReachTheSampleTheyBelongTo() {
    Tensor x = counted(4, 2, 2, 3).watch();
    Tensor loss =
        new Packed(MIRROR, 2).scores(x, Condition.none(), PASS).square().sum();
    assertArrayEquals(x.mul(2).toArray(), Autograd.grad(loss, x).toArray());
  }

  @Test
  void hasTheNameAndTheParametersOfWhatItWraps() {
    Packed packed = new Packed(MIRROR, 2);
    assertEquals("mirror", packed.name());
    assertSame(MIRROR.params(), packed.params());
  }

  @Test
  void saysWhenABatchDoesNotDivide() {
    ShapeException e = assertThrows(
        ShapeException.class,
        () -> new Packed(MIRROR, 2).scores(counted(7, 2), Condition.none(), PASS));
    assertEquals(
        "Packed: 7 samples [7, 2] do not divide into packs of 2. Choose a batch that does.",
        e.getMessage());
    assertEquals(
        "Packed: a pack must have at least 1 sample, got 0.",
        assertThrows(IllegalArgumentException.class, () -> new Packed(MIRROR, 0))
            .getMessage());
  }
}
