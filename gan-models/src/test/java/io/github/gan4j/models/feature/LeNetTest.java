package io.github.gan4j.models.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.core.layer.Pass;
import io.github.gan4j.core.param.Parameter;
import io.github.gan4j.core.shape.ShapeException;
import io.github.gan4j.core.tensor.Autograd;
import io.github.gan4j.core.tensor.CrossEntropy;
import io.github.gan4j.core.tensor.Gradients;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeNetTest {

  private static LeNet net() {
    return new LeNet("lenet", 1, 10, Rng.of(1));
  }

  private static Tensor images(int count) {
    return Rng.of(2).uniform(-1, 1, count, 28, 28, 1);
  }

  /** What PyTorch computes from the same formulas; {@code src/test/python/lenet.py} writes it. */
  @Test
  void computesWhatPyTorchDoes() throws IOException {
    LeNet net = net();
    int made = 0;
    Tensor x = noise(made++, 1, 3, 28, 28, 1);
    for (Parameter p : net.params().parameters()) {
      p.assign(noise(made++, 0.1, p.shape()));
    }
    float[] features = net.features(x).toArray();
    float[] logits = net.logits(x).toArray();
    List<double[]> expected = reference();
    for (int i = 0; i < 3; i++) {
      double[] row = expected.get(i);
      near(Arrays.copyOf(row, 84), Arrays.copyOfRange(features, i * 84, (i + 1) * 84));
      near(Arrays.copyOfRange(row, 84, 94), Arrays.copyOfRange(logits, i * 10, (i + 1) * 10));
    }
  }

  private static Tensor noise(int number, double scale, int... shape) {
    int size = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      long mixed = (31L * i * i + 17L * i + 101L * number) % 1009;
      values[i] = (float) (scale * (mixed / 504.5 - 1));
    }
    return Tensor.wrap(values, shape);
  }

  private static List<double[]> reference() throws IOException {
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(
        LeNetTest.class.getResourceAsStream("/reference/lenet.txt"), StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .map(line ->
              Arrays.stream(line.split(" ")).mapToDouble(Double::parseDouble).toArray())
          .toList();
    }
  }

  private static void near(double[] expected, float[] actual) {
    double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i], 2e-6 * largest, "column " + i);
    }
  }

  @Test
  void gradientsReachEveryParameterAndTheImages() {
    LeNet net = net();
    Tensor x = images(4).watch("x");
    Tensor loss = CrossEntropy.crossEntropy(net.logits(x, Pass.training(Rng.of(3))), 0, 1, 2, 3);
    List<Tensor> targets = new ArrayList<>(net.params().tensors());
    targets.add(x);
    Gradients gradients = Autograd.grad(loss, targets);
    for (Tensor target : targets) {
      assertTrue(gradients.get(target).square().sum().item() > 0, target::toString);
    }
  }

  @Test
  void onlyTrainingDrops() {
    LeNet net = net();
    Tensor x = images(4);
    assertArrayEquals(net.logits(x).toArray(), net.logits(x).toArray());
    assertFalse(Arrays.equals(
        net.logits(x).toArray(), net.logits(x, Pass.training(Rng.of(1))).toArray()));
  }

  @Test
  void saysWhatItIs() {
    LeNet net = new LeNet("lenet-x", 3, 7, Rng.of(1));
    assertEquals("lenet-x", net.name());
    assertArrayEquals(new int[] {28, 28, 3}, net.sampleShape());
    assertEquals(84, net.dimension());
    assertEquals(7, net.classes());
    Tensor x = Rng.of(2).uniform(-1, 1, 2, 28, 28, 3);
    assertArrayEquals(new int[] {2, 84}, net.features(x).shape());
    assertArrayEquals(new int[] {2, 7}, net.logits(x).shape());
  }

  @Test
  void refusesImagesOfAnotherShape() {
    ShapeException e =
        assertThrows(ShapeException.class, () -> net().features(Tensor.zeros(2, 32, 32, 3)));
    assertEquals(
        "lenet: images are [2, 32, 32, 3] but the net reads [N, 28, 28, 1] (N,H,W,C). Resize or convert them.",
        e.getMessage());
  }
}
