package io.github.gan4j.models.data;

import static io.github.gan4j.models.data.TestFiles.sample;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Views of some samples of a data set. */
class PartsTest {
  /** Sample i is {i}, of class i modulo 3. */
  private static Dataset data(int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = i;
    }
    return ArrayDataset.of(
        values, new int[] {1}, IntStream.range(0, size).map(i -> i % 3).toArray());
  }

  private static List<Integer> values(Dataset data) {
    List<Integer> values = new ArrayList<>();
    for (int i = 0; i < data.size(); i++) {
      values.add((int) sample(data, i)[0]);
    }
    return values;
  }

  private static String refusal(Executable action) {
    return assertThrows(IllegalArgumentException.class, action).getMessage();
  }

  @Test
  void every_sample_is_in_one_part_with_its_label() {
    Parts parts = Parts.of(data(100), 0.1, 0.2, 5);
    assertEquals(70, parts.train().size());
    assertEquals(10, parts.validation().size());
    assertEquals(20, parts.test().size());
    List<Dataset> all = List.of(parts.train(), parts.validation(), parts.test());
    assertEquals(
        IntStream.range(0, 100).boxed().toList(),
        all.stream().flatMap(p -> values(p).stream()).sorted().toList());
    for (Dataset part : all) {
      assertEquals(3, part.classes());
      for (int i = 0; i < part.size(); i++) {
        assertEquals((int) sample(part, i)[0] % 3, part.label(i));
      }
    }
    assertEquals("array, validation part", parts.validation().source());
  }

  @Test
  void the_seed_decides_the_parts() {
    List<Integer> first = values(Parts.of(data(100), 0.1, 0.2, 5).test());
    assertEquals(first, values(Parts.of(data(100), 0.1, 0.2, 5).test()));
    assertNotEquals(first, values(Parts.of(data(100), 0.1, 0.2, 6).test()));
  }

  @Test
  void every_sample_has_the_same_chance_to_be_held_back() {
    int[] hits = new int[20];
    for (int seed = 0; seed < 2000; seed++) {
      values(Parts.of(data(20), 0.1, 0.25, seed).test()).forEach(i -> hits[i]++);
    }
    for (int count : hits) {
      // 500 of 2000, five standard deviations
      assertEquals(500, count, 5 * Math.sqrt(2000 * 0.25 * 0.75));
    }
  }

  @Test
  void an_empty_part_is_refused() {
    assertEquals(
        "Parts: 10 samples cannot be divided by the shares validation 0.5 and test 0.5: no part may be empty.",
        refusal(() -> Parts.of(data(10), 0.5, 0.5, 1)));
    assertTrue(refusal(() -> Parts.of(data(10), 0.01, 0.5, 1)).startsWith("Parts: 10 samples"));
    assertTrue(refusal(() -> Parts.of(data(10), 0.5, -1, 1)).startsWith("Parts: 10 samples"));
    assertTrue(
        refusal(() -> Parts.of(data(10), Double.NaN, 0.5, 1)).startsWith("Parts: 10 samples"));
  }

  @Test
  void a_class_is_its_samples_in_their_order() {
    Dataset ones = Subset.ofClass(data(8), 1);
    assertEquals(List.of(1, 4, 7), values(ones));
    assertEquals(1, ones.label(2));
    assertEquals("array, class 1", ones.source());
    assertEquals(
        "Subset: no samples of array in 'class 5'. Give at least one index.",
        refusal(() -> Subset.ofClass(data(8), 5)));
  }

  @Test
  void a_subset_keeps_order_and_repeats_and_checks_its_indices() {
    int[] indices = {2, 0, 2};
    Dataset some = Subset.of(data(3), indices, "three");
    indices[0] = 1;
    assertEquals(List.of(2, 0, 2), values(some));
    assertArrayEquals(new int[] {1}, some.sampleShape());
    assertThrows(IndexOutOfBoundsException.class, () -> some.label(3));
    for (int outside : new int[] {-1, 3}) {
      assertEquals(
          "Subset: index " + outside + " is outside 0..2 of array.",
          refusal(() -> Subset.of(data(3), new int[] {0, outside}, "some")));
    }
    assertEquals(
        Stream.of(2, 0).toList(), values(some.take(2)), "a subset of a subset reads through both");
  }

  @Test
  void a_range_and_a_shuffled_order() {
    Dataset part = Subset.range(data(5), 1, 3, "middle");
    assertEquals(List.of(1, 2), values(part));
    assertEquals("array, middle", part.source());
    assertEquals(
        "Subset: no samples of array in 'none'. Give at least one index.",
        refusal(() -> Subset.range(data(5), 3, 3, "none")));
    List<Integer> shuffled = values(Subset.shuffled(data(100), 1));
    assertNotEquals(IntStream.range(0, 100).boxed().toList(), shuffled);
    assertEquals(
        IntStream.range(0, 100).boxed().toList(), shuffled.stream().sorted().toList());
    assertEquals(shuffled, values(Subset.shuffled(data(100), 1)));
    assertNotEquals(shuffled, values(Subset.shuffled(data(100), 2)));
  }

  @Test
  void images_in_another_range() {
    float[] values = {0, 0.25f, 1, 0.5f};
    Dataset unit = ArrayDataset.of(values, new int[] {2}, new int[] {1, 0});
    Dataset symmetric = Rescaled.of(unit, PixelRange.UNIT, PixelRange.SYMMETRIC);
    assertArrayEquals(new float[] {-1, -0.5f}, sample(symmetric, 0));
    assertArrayEquals(new float[] {1, 0}, sample(symmetric, 1));
    assertEquals(1, symmetric.label(0));
    assertEquals(2, symmetric.classes());
    Dataset back = Rescaled.of(symmetric, PixelRange.SYMMETRIC, PixelRange.UNIT);
    assertArrayEquals(new float[] {0, 0.25f}, sample(back, 0));
    assertEquals(unit, Rescaled.of(unit, PixelRange.UNIT, PixelRange.UNIT));
  }
}
