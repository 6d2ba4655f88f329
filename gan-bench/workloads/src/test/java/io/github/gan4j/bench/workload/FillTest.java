package io.github.gan4j.bench.workload;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FillTest {

  @Test
  void namesDecideTheNumbers() {
    assertArrayEquals(Fill.uniform("real", 5), Fill.uniform("real", 5));
    assertNotEquals(Fill.uniform("real", 5)[0], Fill.uniform("latent", 5)[0]);
  }

  @Test
  void numbersAreSpreadEvenly() {
    float[] x = Fill.uniform("real", 100_000);
    double sum = 0;
    double squares = 0;
    for (float v : x) {
      assertTrue(v >= -1 && v <= 1);
      sum += v;
      squares += v * v;
    }
    assertEquals(0, sum / x.length, 0.01);
    assertEquals(1.0 / 3, squares / x.length, 0.01);
  }

  @Test
  void weightsHaveGlorotsVariance() {
    float[] w = Fill.slot("generator.up.weight", 4, 4, 8, 16);
    double squares = 0;
    for (float v : w) {
      squares += v * v;
    }
    assertEquals(2.0 / (4 * 4 * (8 + 16)), squares / w.length, 3e-4);
  }

  @Test
  void scalesAreNearOneAndIterationsStartWithUnitVectors() {
    for (float v : Fill.slot("generator.norm.weight", 64)) {
      assertEquals(1, v, 0.1);
    }
    double squares = 0;
    for (float v : Fill.slot("discriminator.conv.u", 64, 1)) {
      squares += (double) v * v;
    }
    assertEquals(1, squares, 1e-6);
  }
}
