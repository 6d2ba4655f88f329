package io.github.gan4j.models.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import org.junit.jupiter.api.Test;

class ResizedClassifierTest {

  private static final LeNet NET = new LeNet("net", 1, 10, Rng.of(1));

  /** Every pixel four times, and the same in each of three channels. */
  private static Tensor doubled(Tensor x) {
    int n = x.size(0);
    float[] y = new float[n * 56 * 56 * 3];
    float[] from = x.toArray();
    for (int i = 0; i < y.length; i++) {
      int pixel = i / 3 % (56 * 56);
      int image = i / 3 / (56 * 56);
      y[i] = from[image * 784 + pixel / 56 / 2 * 28 + pixel % 56 / 2];
    }
    return Tensor.wrap(y, n, 56, 56, 3);
  }

  @Test
  void seesInALargerColourImageWhatItSeesInTheSmallGreyOne() {
    Tensor small = Rng.of(2).uniform(-1, 1, 3, 28, 28, 1);
    Classifier resized = ResizedClassifier.of(NET, 56, 56, 3);
    assertArrayEquals(
        NET.features(small).toArray(), resized.features(doubled(small)).toArray(), 1e-5f);
    assertArrayEquals(
        NET.logits(small).toArray(), resized.logits(doubled(small)).toArray(), 1e-5f);
  }

  @Test
  void itsNameTellsTheSize() {
    assertEquals("net-from-56x56x3", ResizedClassifier.of(NET, 56, 56, 3).name());
    assertSame(NET, ResizedClassifier.of(NET, 28, 28, 1));
  }

  @Test
  void pointsAreNoImages() {
    assertEquals(
        "net: reads images [28, 28, 1], which samples [2] cannot be made into. Give another classifier.",
        assertThrows(IllegalArgumentException.class, () -> ResizedClassifier.of(NET, 2))
            .getMessage());
  }
}
