package io.github.gan4j.core.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gan4j.core.shape.ShapeException;
import org.junit.jupiter.api.Test;

class TensorTest {

  private static void assertError(String text, Runnable use) {
    assertEquals(text, assertThrows(ShapeException.class, use::run).getMessage());
  }

  @Test
  void ofCopiesAndWrapDoesNot() {
    float[] values = {1, 2};
    Tensor copy = Tensor.of(values, 2);
    Tensor view = Tensor.wrap(values, 2);
    values[0] = 5;
    assertArrayEquals(new float[] {1, 2}, copy.toArray());
    assertArrayEquals(new float[] {5, 2}, view.toArray());
    assertSame(values, view.data());
  }

  @Test
  void aViewReadsPartOfAnArray() {
    Tensor view = Tensor.view(new float[] {0, 1, 2, 3, 4, 5}, 2, 2, 2);
    assertArrayEquals(new float[] {2, 3, 4, 5}, view.toArray());
    assertArrayEquals(new float[] {4, 6, 8, 10}, view.mul(2).toArray());
    assertArrayEquals(new float[] {6, 8}, view.sum(0).toArray());
  }

  @Test
  void shapesAreCopies() {
    int[] shape = {2, 3};
    Tensor x = Tensor.zeros(shape);
    shape[0] = 9;
    x.shape()[1] = 9;
    assertArrayEquals(new int[] {2, 3}, x.shape());
    assertEquals("Tensor[2, 3]", x.toString());
  }

  @Test
  void sizes() {
    Tensor x = Tensor.zeros(2, 0, 3);
    assertEquals(0, x.size());
    assertEquals(3, x.rank());
    assertEquals(3, x.size(-1));
    assertEquals(2, x.size(0));
    assertError("size: axis 3 is out of range for 3 axes.", () -> x.size(3));
  }

  @Test
  void valuesMustFillTheShape() {
    assertError(
        "Tensor: 3 values do not fill the shape [2, 2], which has 4.",
        () -> Tensor.of(new float[3], 2, 2));
    assertError(
        "Tensor: the shape [4] at offset 3 does not fit an array of 6.",
        () -> Tensor.view(new float[6], 3, 4));
    assertError(
        "Tensor: the shape [4] at offset -1 does not fit an array of 6.",
        () -> Tensor.view(new float[6], -1, 4));
  }

  @Test
  void itemNeedsOneElement() {
    assertEquals(3, Tensor.full(3, 1, 1).item());
    assertError(
        "item: the tensor must have one element, got [2].", () -> Tensor.ones(2).item());
  }

  // Products that overflow an int to 0, to a negative number, and to Integer.MIN_VALUE.
  @Test
  void shapesThatNoArrayHoldsAreRefusedBeforeAllocation() {
    String rest = " has more elements than an array can hold (2147483639). Use a smaller batch or"
        + " smaller layers.";
    assertError("shape: [65536, 65536]" + rest, () -> Tensor.zeros(65_536, 65_536));
    assertError("shape: [46341, 46341]" + rest, () -> Tensor.zeros(46_341, 46_341));
    assertError("shape: [65536, 32768]" + rest, () -> Tensor.zeros(65_536, 32_768));
    assertError("shape: [2147483647]" + rest, () -> Tensor.zeros(Integer.MAX_VALUE));
    assertError(
        "shape: [2147483647, 2147483647, 2147483647]" + rest,
        () -> Tensor.zeros(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE));
  }

  @Test
  void sizesAreNotNegative() {
    assertError("shape: sizes must not be negative, got [2, -3].", () -> Tensor.zeros(2, -3));
    assertError(
        "shape: sizes must not be negative, got [65536, 65536, 0, -1].",
        () -> Tensor.zeros(65_536, 65_536, 0, -1));
  }

  @Test
  void anyShapeWithAZeroIsEmpty() {
    assertEquals(0, Tensor.zeros(65_536, 65_536, 0).size());
    assertEquals(0, Tensor.zeros(0, Integer.MAX_VALUE, Integer.MAX_VALUE).size());
  }
}
