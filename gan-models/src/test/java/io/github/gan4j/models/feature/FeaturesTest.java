package io.github.gan4j.models.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.data.ArrayDataset;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FeaturesTest {

  /** Samples (i, -i) with label i mod 2. */
  private static ArrayDataset pairs(int count) {
    float[][] rows = new float[count][];
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      rows[i] = new float[] {i, -i};
      labels[i] = i % 2;
    }
    return ArrayDataset.of(rows, labels);
  }

  /** Three features (a, b, 2a) of a sample (a, b), and logits (0, 1). */
  private static final class Stub implements Classifier {
    private final Tensor weight =
        Tensor.of(new float[] {1, 0, 2, 0, 1, 0}, 2, 3).watch("weight");

    @Override
    public String name() {
      return "stub";
    }

    @Override
    public int[] sampleShape() {
      return new int[] {2};
    }

    @Override
    public int dimension() {
      return 3;
    }

    @Override
    public int classes() {
      return 2;
    }

    @Override
    public Tensor features(Tensor x) {
      Tensor y = x.matmul(weight);
      assertFalse(y.isWatched(), "no graph is needed");
      return y;
    }

    @Override
    public Tensor logits(Tensor x) {
      return x.mul(0).add(Tensor.of(new float[] {0, 1}, 2));
    }
  }

  @Test
  void everySampleHasItsRow() {
    Features features = Features.of(new Stub(), pairs(300), 230);
    assertEquals("stub", features.extractor());
    assertEquals(230, features.count());
    assertEquals(3, features.dimension());
    for (int i = 0; i < 230; i++) {
      assertEquals(i, features.at(i, 0));
      assertEquals(-i, features.at(i, 1));
      assertEquals(2 * i, features.at(i, 2));
    }
  }

  @Test
  void logitsHaveAColumnForEachClass() {
    Features logits = Features.ofLogits(new Stub(), pairs(3), 3);
    assertEquals(2, logits.dimension());
    assertEquals(1, logits.at(2, 1));
  }

  @Test
  void aDescriptionHasBothOfTheSameSamples() {
    Description described = Description.of(new Stub(), pairs(230), 230);
    assertArrayEquals(
        Features.of(new Stub(), pairs(230), 230).values(), described.features().values());
    Features logits = Objects.requireNonNull(described.logits());
    assertArrayEquals(Features.ofLogits(new Stub(), pairs(230), 230).values(), logits.values());
    assertNull(Description.of(new RawValues(new int[] {2}), pairs(3), 3).logits());
  }

  @Test
  void aLeNetFindsBothOnOneWay() {
    LeNet net = new LeNet("lenet", 1, 10, Rng.of(1));
    Tensor x = Tensor.full(0.5f, 2, 28, 28, 1);
    Classifier.Outputs both = net.outputs(x);
    assertArrayEquals(net.features(x).toArray(), both.features().toArray());
    assertArrayEquals(net.logits(x).toArray(), both.logits().toArray());
  }

  @Test
  void accuracyCountsTheLargestLogit() {
    assertEquals(0.5, Accuracy.of(new Stub(), pairs(250)));
    assertEquals(1.0 / 3, Accuracy.of(new Stub(), pairs(3)));
  }

  @Test
  void refusesMoreSamplesThanThereAre() {
    assertThrows(IllegalArgumentException.class, () -> Features.of(new Stub(), pairs(3), 4));
  }
}
