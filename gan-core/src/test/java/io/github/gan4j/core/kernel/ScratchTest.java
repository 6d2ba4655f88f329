package io.github.gan4j.core.kernel;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ScratchTest {

  @Test
  void fittingArraysAreAQuarterLongerAtMost() {
    for (int size = 0; size < 1_000_000; size += 1 + size / 50) {
      int length = Scratch.fitting(0, size).length;
      assertTrue(length >= size && length <= size + size / 4, size + " floats in " + length);
    }
  }

  @Test
  void fittingArraysAreKept() {
    float[] array = Scratch.fitting(1, 1000);
    Scratch.fitting(1, 5000);
    assertSame(array, Scratch.fitting(1, 990));
  }
}
