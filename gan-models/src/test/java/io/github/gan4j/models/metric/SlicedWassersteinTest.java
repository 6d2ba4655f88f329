package io.github.gan4j.models.metric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.core.kernel.Workers;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.SampleReference;
import io.github.gan4j.models.data.ArrayDataset;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.data.Subset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The parts against matrices in numpy and scipy's distance, the whole against 40 draws of it. */
class SlicedWassersteinTest {

  @Test
  void the_pyramid_is_that_of_blurring_matrices() {
    SampleReference reference = new SampleReference("pyramid");
    Plane image = Plane.channels(reference.values("image"), new int[] {32, 16, 1})[0];
    for (int level = 0; level < 3; level++) {
      Plane actual = LaplacianPyramid.level(image, level, 3);
      float[] expected = reference.values("level" + level);
      assertEquals(32 >> level, actual.height());
      assertEquals(16 >> level, actual.width());
      for (int i = 0; i < expected.length; i++) {
        assertEquals(expected[i], actual.values()[i], 1e-7);
      }
    }
  }

  @Test
  void patches_are_cut_and_normalised_channel_by_channel() {
    SampleReference reference = new SampleReference("patches");
    Dataset images = reference.samples("images");
    float[] places = reference.values("places");
    int length = 3 * 49;
    float[] patches = new float[places.length / 3 * length];
    for (int i = 0; i < places.length / 3; i++) {
      float[] image = new float[images.sampleLength()];
      images.read((int) places[3 * i], image, 0);
      Plane[] channels = Plane.channels(image, images.sampleShape());
      PatchDescriptors.copy(
          channels, (int) places[3 * i + 1], (int) places[3 * i + 2], patches, i * length);
    }
    assertTrue(PatchDescriptors.normalize(patches, 3));
    assertArrayEquals(reference.values("normal"), patches, 1e-6f);
  }

  @Test
  void a_constant_channel_cannot_be_normalised() {
    float[] patches = new float[4 * 2 * 49];
    for (int i = 0; i < patches.length; i++) {
      patches[i] = i / 49 % 2 == 0 ? i : 5;
    }
    assertFalse(PatchDescriptors.normalize(patches, 2));
  }

  @Test
  void the_distance_is_the_mean_over_directions_of_that_in_one_dimension() {
    SampleReference reference = new SampleReference("sliced");
    double actual = SlicedWasserstein.distance(
        reference.tensor("a"), reference.tensor("b"), reference.tensor("directions"));
    assertEquals(reference.value("distance"), actual, 1e-6);
    Tensor a = reference.tensor("a");
    assertEquals(0, SlicedWasserstein.distance(a, a, reference.tensor("directions")));
  }

  @Test
  void the_whole_agrees_with_other_draws_of_it() {
    SampleReference reference = new SampleReference("swd");
    Dataset real = reference.samples("real");
    Dataset fake = reference.samples("fake");
    int draws = 40;
    double[] sums = new double[2];
    for (int seed = 0; seed < draws; seed++) {
      SlicedWasserstein score = SlicedWasserstein.of(real, fake, Rng.of(seed));
      assertEquals(
          "[32, 16]",
          score.levels().stream()
              .map(SlicedWasserstein.Level::resolution)
              .toList()
              .toString());
      double finest = score.levels().get(0).distance();
      double coarsest = score.levels().get(1).distance();
      assertEquals((finest + coarsest) / 2, score.mean(), 1e-9);
      sums[0] += finest;
      sums[1] += coarsest;
    }
    for (int level = 0; level < 2; level++) {
      // Both sides are means of 40 draws.
      double deviation = reference.values("std")[level] * Math.sqrt(2.0 / draws);
      assertEquals(reference.values("mean")[level], sums[level] / draws, 4 * deviation);
    }
  }

  @Test
  void range_colour_and_contrast_of_a_whole_set_do_not_matter() {
    SampleReference reference = new SampleReference("swd");
    float[] other = reference.values("fake");
    for (int i = 0; i < other.length; i++) {
      other[i] = 100 + 3 * other[i];
    }
    Dataset scaled = ArrayDataset.of(other, new int[] {32, 32, 1}, new int[0]);
    Dataset real = reference.samples("real");
    Dataset fake = reference.samples("fake");
    assertEquals(
        SlicedWasserstein.of(real, fake, Rng.of(1)).mean(),
        SlicedWasserstein.of(real, scaled, Rng.of(1)).mean(),
        1e-2);
  }

  @Test
  void equal_sets_of_colour_images_are_nearer_than_different_ones() {
    Dataset noise = colour(1, 0);
    double equal = SlicedWasserstein.of(noise, colour(2, 0), Rng.of(3)).mean();
    double different = SlicedWasserstein.of(noise, colour(2, 0.2f), Rng.of(3)).mean();
    assertTrue(different > 4 * equal, different + " against " + equal);
  }

  /** Noise, with slopes of a given steepness. */
  private static Dataset colour(long seed, float slope) {
    int side = 28;
    float[] values = Rng.of(seed).normal(0, 1, 30 * side * side * 3).toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] += slope * (i / 3 % side);
    }
    return ArrayDataset.of(values, new int[] {side, side, 3}, new int[0]);
  }

  @Test
  void the_seed_decides_and_threads_change_nothing() {
    SampleReference reference = new SampleReference("swd");
    Dataset real = reference.samples("real");
    Dataset fake = reference.samples("fake");
    SlicedWasserstein score = SlicedWasserstein.of(real, fake, Rng.of(4));
    assertNotEquals(score, SlicedWasserstein.of(real, fake, Rng.of(5)));
    try (Workers three = Workers.of(3)) {
      Workers.use(three);
      assertEquals(score, SlicedWasserstein.of(real, fake, Rng.of(4)));
    } finally {
      Workers.use(null);
    }
  }

  @Test
  void what_cannot_be_compared_is_refused() {
    assertEquals(
        "SlicedWasserstein: 2 real images [16, 16, 1] and 3 fake [16, 16, 1]. Give as many of one shape on both sides.",
        refusal(() -> compare(images(2, 16, 16, 1), images(3, 16, 16, 1))));
    assertEquals(
        "SlicedWasserstein: needs grey or colour images [H, W, 1 or 3], got samples [16, 16, 4].",
        refusal(() -> compare(images(2, 16, 16, 4), images(2, 16, 16, 4))));
    for (int[] size : new int[][] {{15, 16}, {32, 35}, {66, 64}}) {
      assertTrue(refusal(
              () -> compare(images(2, size[0], size[1], 1), images(2, size[0], size[1], 1)))
          .contains("cannot be halved down to 16 pixels"));
    }
    Dataset many = Subset.of(images(1, 16, 16, 3), new int[120_000], "many times");
    assertEquals(
        "SlicedWasserstein: the patches of 120000 images do not fit one array. Use at most 114130.",
        refusal(() -> compare(many, many)));
    Dataset black = ArrayDataset.of(new float[2 * 256], new int[] {16, 16, 1}, new int[0]);
    assertEquals(
        "SlicedWasserstein: all patches of array have one constant colour at 16 pixels. There is nothing to compare.",
        refusal(() -> compare(images(2, 16, 16, 1), black)));
    assertEquals(
        "SlicedWasserstein: sample 1 of broken has the value NaN at position 0. Leave such samples out.",
        refusal(() -> compare(images(2, 16, 16, 1), new BrokenData(new int[] {16, 16, 1}))));
  }

  private static Dataset images(int count, int... shape) {
    int length = IntStream.of(shape).reduce(count, (a, b) -> a * b);
    return ArrayDataset.of(Rng.of(1).normal(0, 1, length).toArray(), shape, new int[0]);
  }

  private static void compare(Dataset real, Dataset fake) {
    SlicedWasserstein.of(real, fake, Rng.of(1));
  }

  private static String refusal(Executable action) {
    return assertThrows(IllegalArgumentException.class, action).getMessage();
  }
}
