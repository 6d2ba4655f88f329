package io.github.gan4j.models.metric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gan4j.core.kernel.Workers;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.models.SampleReference;
import io.github.gan4j.models.data.ArrayDataset;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.data.PixelRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Similarities against the definition in two dimensions, computed by scipy. */
class MsSsimTest {

  // What remains is the rounding of the stored value to float32, and of the pixels to another
  // range.
  private static final double CLOSE = 1e-6;

  @ParameterizedTest
  @ValueSource(strings = {"ssim_28", "ssim_colour", "ssim_odd"})
  void follows_the_definition_for_images_of_any_size(String name) {
    SampleReference reference = new SampleReference(name);
    Dataset images = reference.samples("images");
    // Two images: every pair is the same, and the similarity has no direction.
    assertEquals(
        reference.value("value"),
        MsSsim.diversity(images, PixelRange.SYMMETRIC, 3, Rng.of(1)),
        CLOSE);
  }

  @Test
  void follows_the_definition_with_the_full_window_at_every_scale() {
    double value =
        MsSsim.similarity(new Plane[] {formula(180, 177, 1)}, new Plane[] {formula(180, 177, 2)});
    assertEquals(new SampleReference("ssim_full").value("value"), value, CLOSE);
  }

  /** A picture that the reference script computes as well. */
  private static Plane formula(int height, int width, int k) {
    double[] values = new double[height * width];
    for (int i = 0; i < values.length; i++) {
      int y = i / width;
      int x = i % width;
      values[i] = (x * y / (5 + k) + 3 * x + k * y) % 128 + (7 * x + 5 * y) % 64;
    }
    return new Plane(height, width, values).toUnit(0, 255);
  }

  @Test
  void equal_images_are_wholly_alike_and_opposite_ones_not_at_all() {
    Dataset images = new SampleReference("ssim_28").samples("images");
    float[] values = new float[28 * 28];
    images.read(0, values, 0);
    float[] opposite = values.clone();
    for (int i = 0; i < opposite.length; i++) {
      opposite[i] = -opposite[i];
    }
    assertEquals(1, diversity(pair(values, values)), 1e-12);
    assertEquals(0, diversity(pair(values, opposite)));
  }

  private static double diversity(Dataset images) {
    return MsSsim.diversity(images, PixelRange.SYMMETRIC, 1, Rng.of(1));
  }

  private static Dataset pair(float[] a, float[] b) {
    float[] both = new float[2 * a.length];
    System.arraycopy(a, 0, both, 0, a.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return ArrayDataset.of(both, new int[] {28, 28, 1}, new int[0]);
  }

  @Test
  void averages_over_pairs_of_different_images_all_as_likely() {
    SampleReference reference = new SampleReference("ssim_pairs");
    float[] similarities = reference.values("values");
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < 6; i++) {
      for (int j = 0; j < i; j++) {
        sum += similarities[6 * i + j];
        squares += similarities[6 * i + j] * similarities[6 * i + j];
      }
    }
    double mean = sum / 15;
    double std = Math.sqrt(squares / 15 - mean * mean);
    int pairs = 4000;
    assertEquals(
        mean,
        MsSsim.diversity(reference.samples("images"), PixelRange.SYMMETRIC, pairs, Rng.of(2)),
        5 * std / Math.sqrt(pairs));
  }

  @Test
  void pairs_within_a_class_show_a_generator_that_draws_one_image_a_class() {
    float[] images = new SampleReference("ssim_pairs").values("images");
    float[] collapsed = images.clone();
    int length = 16 * 16;
    System.arraycopy(images, 0, collapsed, length, length); // images 0 and 1, of class 0
    Dataset data = ArrayDataset.of(collapsed, new int[] {16, 16, 1}, new int[] {0, 0, 1, 1, 2, 2});
    double[] scores = MsSsim.diversityByClass(data, PixelRange.SYMMETRIC, 2, Rng.of(3));
    float[] similarities = new SampleReference("ssim_pairs").values("values");
    assertArrayEquals(
        new double[] {1, similarities[6 * 2 + 3], similarities[6 * 4 + 5]}, scores, CLOSE);
  }

  @Test
  void the_seed_decides_the_pairs_and_threads_change_nothing() {
    Dataset images = new SampleReference("ssim_pairs").samples("images");
    double score = MsSsim.diversity(images, PixelRange.UNIT, 9, Rng.of(4));
    assertNotEquals(score, MsSsim.diversity(images, PixelRange.UNIT, 9, Rng.of(5)));
    try (Workers three = Workers.of(3)) {
      Workers.use(three);
      assertEquals(score, MsSsim.diversity(images, PixelRange.UNIT, 9, Rng.of(4)));
    } finally {
      Workers.use(null);
    }
  }

  @Test
  void what_cannot_be_compared_is_refused() {
    Dataset small = ArrayDataset.of(new float[480], new int[] {16, 15, 1}, new int[] {0, 1});
    assertEquals(
        "MsSsim: needs images [H, W, C] of at least 16 x 16 pixels for five scales, got samples [16, 15, 1].",
        refusal(() -> diversity(small)));
    Dataset one = ArrayDataset.of(new float[256], new int[] {16, 16, 1}, new int[] {0});
    assertEquals(
        "MsSsim: cannot draw 1 pairs from 1 images of array. Give two images or more, and at least one pair.",
        refusal(() -> diversity(one)));
    assertEquals(
        "MsSsim: cannot draw 5 pairs from 1 images of array, class 0. Give two images or more, and at least one pair.",
        refusal(() -> MsSsim.diversityByClass(one, PixelRange.UNIT, 5, Rng.of(1))));
    assertEquals(
        "MsSsim: sample 1 of broken has the value NaN at position 0. Leave such samples out.",
        refusal(() -> diversity(new BrokenData(new int[] {16, 16, 1}))));
  }

  private static String refusal(Executable action) {
    return assertThrows(IllegalArgumentException.class, action).getMessage();
  }
}
