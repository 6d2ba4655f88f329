package io.github.gan4j.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.data.ReadOptions;
import io.github.gan4j.models.feature.Accuracy;
import io.github.gan4j.models.feature.LeNet;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShippedClassifiersTest {

  @Test
  void theOneForFashionMnistIsRightOnTheEmbeddedImages() {
    LeNet net = ShippedClassifiers.find("fashion-mnist").orElseThrow();
    assertEquals("lenet-fashion-mnist", net.name());
    Session session =
        new Session("gan", System.out, System.err, false, Map.of(), Path.of("unused"));
    Dataset data = new DataArgument(session, ReadOptions.defaults()).open(null);
    double accuracy = Accuracy.of(net, data);
    assertTrue(accuracy >= 0.9, () -> "accuracy " + accuracy);
  }

  @Test
  void theOneForMnistReadsDrawnDigits() {
    LeNet net = ShippedClassifiers.find("mnist").orElseThrow();
    assertEquals("lenet-mnist", net.name());
    assertArrayEquals(new int[] {28, 28, 1}, net.sampleShape());
    assertEquals(
        0,
        digit(
            net,
            (row, column) ->
                Math.abs(Math.hypot((row - 13.5) / 9, (column - 13.5) / 6.5) - 1) < 0.2));
    assertEquals(
        1, digit(net, (row, column) -> row >= 4 && row < 24 && Math.abs(column - 13.5) < 2));
    assertEquals(
        7,
        digit(
            net,
            (row, column) -> row >= 5
                && row < 24
                && column >= 7
                && column < 21
                && (row < 8 || Math.abs(column - (19.5 - (row - 7) * 0.5)) < 1.8)));
  }

  /** Whether a pixel belongs to the stroke. */
  private interface Stroke {
    boolean covers(int row, int column);
  }

  private static int digit(LeNet net, Stroke stroke) {
    float[] image = new float[28 * 28];
    for (int i = 0; i < image.length; i++) {
      image[i] = stroke.covers(i / 28, i % 28) ? 1 : -1;
    }
    float[] logits = net.logits(Tensor.wrap(image, 1, 28, 28, 1)).toArray();
    float[] sorted = logits.clone();
    Arrays.sort(sorted);
    for (int i = 0; ; i++) {
      if (logits[i] == sorted[9]) {
        return i;
      }
    }
  }

  @Test
  void thereIsNoneForOtherData() {
    assertEquals(Optional.empty(), ShippedClassifiers.find("cifar10"));
  }
}
