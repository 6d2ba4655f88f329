package io.github.gan4j.models.data;

import static io.github.gan4j.models.data.TestFiles.failure;
import static io.github.gan4j.models.data.TestFiles.sample;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ArrayDatasetTest {
  @Test
  void keeps_a_copy_of_rows_and_labels() {
    float[][] rows = {{1, 2}, {3, 4}};
    int[] labels = {1, 0};
    Dataset data = ArrayDataset.of(rows, labels);
    rows[0][0] = 9;
    labels[0] = 5;
    assertArrayEquals(new float[] {1, 2}, sample(data, 0));
    assertEquals(1, data.label(0));
    assertEquals(2, data.classes());
    assertArrayEquals(new int[] {2}, data.sampleShape());
  }

  @Test
  void cuts_one_array_into_samples() {
    Dataset data =
        ArrayDataset.of(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, new int[] {2, 1, 2}, new int[0]);
    assertEquals(2, data.size());
    assertEquals(4, data.sampleLength());
    assertArrayEquals(new float[] {5, 6, 7, 8}, sample(data, 1));
    assertEquals(0, data.classes());
  }

  @Test
  void reads_at_an_offset() {
    float[] into = new float[4];
    ArrayDataset.of(new float[][] {{1, 2}, {3, 4}}).read(1, into, 1);
    assertArrayEquals(new float[] {0, 3, 4, 0}, into);
  }

  @Test
  void unusable_arrays_are_refused() {
    assertEquals(
        "array: no samples. Give at least one.", failure(() -> ArrayDataset.of(new float[0][])));
    assertEquals(
        "array: sample 1 has 1 values, sample 0 has 2.",
        failure(() -> ArrayDataset.of(new float[][] {{1, 2}, {3}})));
    assertEquals(
        "array: 5 values are not a whole number of samples [2] of 2 values.",
        failure(() -> ArrayDataset.of(new float[5], new int[] {2}, new int[0])));
    assertEquals(
        "array: sample 1 has the value -Infinity at position 0. Remove or replace it.",
        failure(() -> ArrayDataset.of(new float[][] {{1}, {Float.NEGATIVE_INFINITY}})));
    assertEquals(
        "array: label -1 of sample 1 is outside 0..1048575.",
        failure(() -> ArrayDataset.of(new float[][] {{1}, {2}}, new int[] {0, -1})));
    assertEquals(
        "array: 1 labels for 2 samples. Give one for each.",
        failure(() -> ArrayDataset.of(new float[][] {{1}, {2}}, new int[] {0})));
  }

  @Test
  void a_value_that_is_not_finite_is_named_wherever_it_is() {
    for (int index : new int[] {0, 5, 9}) {
      for (float value : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
        float[][] rows = new float[10][3];
        rows[index][2] = value;
        assertEquals(
            "array: sample " + index + " has the value " + value
                + " at position 2. Remove or replace it.",
            failure(() -> ArrayDataset.of(rows)));
      }
    }
  }

  @Test
  void take_gives_the_first_samples() {
    Dataset data =
        ArrayDataset.of(new float[][] {{1}, {2}, {3}}, new int[] {0, 1, 2}).take(2);
    assertEquals(2, data.size());
    assertArrayEquals(new float[] {2}, sample(data, 1));
    assertEquals(1, data.label(1));
    assertEquals(3, data.classes());
    assertEquals("array, first 2", data.source());
    assertThrows(IndexOutOfBoundsException.class, () -> data.label(2));
    assertEquals(
        "take: count must be 1 to 2, got 3.",
        assertThrows(IllegalArgumentException.class, () -> data.take(3)).getMessage());
  }

  @Test
  void pixels_survive_the_way_to_floats_and_back() {
    for (PixelRange range : PixelRange.values()) {
      for (int pixel = 0; pixel < 256; pixel++) {
        assertEquals(pixel, range.toPixel(range.fromByte((byte) pixel)));
      }
      assertEquals(range.low(), range.fromByte((byte) 0));
      assertEquals(range.high(), range.fromByte((byte) 255));
      assertEquals(0, range.toPixel(-7f));
      assertEquals(255, range.toPixel(7f));
      assertEquals(0, range.toPixel(Float.NaN));
    }
  }
}
