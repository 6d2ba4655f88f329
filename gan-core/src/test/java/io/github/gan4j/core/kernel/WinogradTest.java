package io.github.gan4j.core.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.core.shape.ConvShape;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Which layers are computed by fewer multiplications, and how exact that is. Values are tested with all others. */
class WinogradTest {

  /** Root mean square error of F(4x4,3x3) by that of the result; measured: 2.1e-6 at 512 channels, 1.1e-6 at 128. */
  private static final double RELATIVE_ERROR = 3e-6;

  @Test
  void layersOfGansAreSuitable() {
    for (ConvShape s : List.of(
        ProductCases.shape(128, 14, 14, 64, 4, 4, 128, 2, 1),
        ProductCases.shape(64, 8, 8, 256, 4, 4, 512, 2, 1),
        ProductCases.shape(64, 8, 8, 64, 4, 4, 128, 2, 1),
        ProductCases.shape(16, 32, 32, 256, 3, 3, 256, 1, 1),
        ProductCases.shape(32, 8, 8, 128, 3, 3, 128, 1, 1))) {
      assertTrue(Winograd.suits(s), s::toString);
    }
  }

  @Test
  void layersWithNothingToGainAreNot() {
    for (ConvShape s : List.of(
        ProductCases.shape(64, 8, 8, 72, 4, 4, 128, 2, 1), // lanes
        ProductCases.shape(1, 8, 8, 64, 4, 4, 128, 2, 1), // few tiles
        ProductCases.shape(64, 2, 2, 64, 4, 4, 128, 2, 1), // one output
        ProductCases.shape(64, 8, 8, 64, 4, 4, 128, 1, 1), // stride
        ProductCases.shape(64, 8, 8, 64, 4, 4, 128, 2, 0), // padding
        ProductCases.shape(64, 8, 8, 48, 3, 3, 64, 1, 1), // few channels
        ProductCases.shape(64, 2, 2, 64, 3, 3, 64, 1, 1), // most of a tile outside
        ProductCases.shape(0, 8, 8, 64, 3, 3, 64, 1, 1))) {
      assertFalse(Winograd.suits(s), s::toString);
    }
  }

  @Test
  void threeByThreeRoundsLittleMoreThanTheDirectSum() {
    accuracy(ProductCases.shape(2, 16, 16, 128, 3, 3, 64, 1, 1));
  }

  @Test
  void threeByThreeWithManyChannelsRoundsLittleMoreThanTheDirectSum() {
    accuracy(ProductCases.shape(8, 8, 8, 512, 3, 3, 64, 1, 1));
  }

  private static void accuracy(ConvShape s) {
    assertTrue(Winograd.suits(s));
    Random random = new Random(1);
    float[] x = normal(random, s.inputSize());
    float[] w = normal(random, s.weightSize());
    float[] y = normal(random, s.outputSize());
    double[][] exact = ProductCases.reference(s, x, w, y);
    Winograd winograd = new Winograd();
    float[] z = new float[s.outputSize()];
    winograd.forward(s, x, 0, w, 0, z, 0);
    check("forward", exact[0], z);
    z = new float[s.inputSize()];
    winograd.inputGrad(s, y, 0, w, 0, z, 0);
    check("inputGrad", exact[1], z);
    z = new float[s.weightSize()];
    winograd.weightGrad(s, x, 0, y, 0, z, 0);
    check("weightGrad", exact[2], z);
  }

  private static float[] normal(Random random, int n) {
    float[] x = new float[n];
    for (int i = 0; i < n; i++) {
      x[i] = (float) random.nextGaussian();
    }
    return x;
  }

  private static void check(String op, double[] exact, float[] actual) {
    assertEquals(exact.length, actual.length);
    double error = 0;
    double size = 0;
    for (int i = 0; i < exact.length; i++) {
      error += (actual[i] - exact[i]) * (actual[i] - exact[i]);
      size += exact[i] * exact[i];
    }
    double relative = Math.sqrt(error / size);
    assertTrue(relative < RELATIVE_ERROR, () -> op + ": relative error " + relative);
  }
}
