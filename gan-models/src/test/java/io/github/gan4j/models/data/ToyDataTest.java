package io.github.gan4j.models.data;

import static io.github.gan4j.models.data.TestFiles.sample;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gan4j.models.SampleReference;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Data sets that are computed when they are read. */
class ToyDataTest {
  private static final int SIZE = 20_000;

  private static Stream<GaussianModes> modes() {
    return Stream.of(
        Ring.of(SIZE, 1),
        Grid.of(SIZE, 2),
        new Ring(SIZE, 3, 5, 1.414f, 0.5f),
        new Grid(SIZE, 4, 2, 0.7f, 0.2f));
  }

  private static Stream<Dataset> all() {
    Dataset digits = digits();
    return Stream.concat(
        modes(), Stream.of(SwissRoll.of(SIZE, 5), new StackedMnist(digits, SIZE, 6)));
  }

  private static Dataset withSeed(Dataset data, long seed) {
    if (data instanceof Ring r) {
      return new Ring(r.size(), seed, r.modes(), r.radius(), r.sigma());
    }
    if (data instanceof Grid g) {
      return new Grid(g.size(), seed, g.side(), g.spacing(), g.sigma());
    }
    return data instanceof SwissRoll r
        ? new SwissRoll(r.size(), seed, r.noise(), r.scale())
        : new StackedMnist(digits(), data.size(), seed);
  }

  /** 40 images of 2 x 2 in which pixel p of image i is 10 i + p; the digit is i modulo 10. */
  private static Dataset digits() {
    float[] values = new float[160];
    for (int i = 0; i < values.length; i++) {
      values[i] = 10 * (i / 4) + i % 4;
    }
    return ArrayDataset.of(
        values, new int[] {2, 2, 1}, IntStream.range(0, 40).map(i -> i % 10).toArray());
  }

  @ParameterizedTest
  @MethodSource("modes")
  void points_lie_around_the_centre_of_their_label_with_the_given_width(GaussianModes data) {
    double[] sum = new double[data.modes()];
    double[] squares = new double[2];
    int[] hits = new int[data.modes()];
    for (int i = 0; i < SIZE; i++) {
      int mode = data.label(i);
      float[] point = sample(data, i);
      double dx = point[0] - data.x(mode);
      double dy = point[1] - data.y(mode);
      hits[mode]++;
      sum[mode] += dx + dy;
      squares[0] += dx * dx;
      squares[1] += dy * dy;
    }
    double expected = (double) SIZE / data.modes();
    double variance = data.sigma() * data.sigma();
    for (int mode = 0; mode < data.modes(); mode++) {
      // Five standard deviations of a binomial count, and of a sum of 2 n normal numbers.
      assertEquals(expected, hits[mode], 5 * Math.sqrt(expected));
      assertEquals(0, sum[mode] / hits[mode], 5 * data.sigma() * Math.sqrt(2.0 / hits[mode]));
    }
    for (double total : squares) {
      assertEquals(variance, total / SIZE, 5 * variance * Math.sqrt(2.0 / SIZE));
    }
  }

  @Test
  void the_default_centres_are_those_of_the_tables() {
    Ring ring = Ring.of(1, 0);
    double half = Math.sqrt(0.5);
    double[][] circle = {
      {1, 0}, {half, half}, {0, 1}, {-half, half}, {-1, 0}, {-half, -half}, {0, -1}, {half, -half}
    };
    assertEquals(circle.length, ring.classes());
    for (int mode = 0; mode < circle.length; mode++) {
      assertEquals(circle[mode][0], ring.x(mode), 1e-7);
      assertEquals(circle[mode][1], ring.y(mode), 1e-7);
    }
    Grid grid = Grid.of(1, 0);
    float[] steps = {-4, -2, 0, 2, 4};
    assertEquals(25, grid.classes());
    for (int mode = 0; mode < 25; mode++) {
      assertEquals(steps[mode % 5], grid.x(mode));
      assertEquals(steps[mode / 5], grid.y(mode));
    }
  }

  @Test
  void the_swiss_roll_is_a_spiral() {
    Dataset data = new SwissRoll(1000, 7, 0, 7.5f);
    assertEquals(0, data.classes());
    assertThrows(IllegalStateException.class, () -> data.label(0));
    double shortest = 9;
    double longest = 0;
    for (int i = 0; i < data.size(); i++) {
      float[] point = sample(data, i);
      double t = 7.5 * Math.hypot(point[0], point[1]);
      assertEquals(t * Math.cos(t), 7.5 * point[0], 2e-5);
      assertEquals(t * Math.sin(t), 7.5 * point[1], 2e-5);
      shortest = Math.min(shortest, t / Math.PI);
      longest = Math.max(longest, t / Math.PI);
    }
    assertEquals(1.5, shortest, 0.02);
    assertEquals(4.5, longest, 0.02);
  }

  @Test
  void the_swiss_roll_has_noise_of_the_given_width() {
    Dataset noisy = new SwissRoll(SIZE, 7, 0.25f, 7.5f);
    Dataset clean = new SwissRoll(SIZE, 7, 0, 7.5f);
    double squares = 0;
    for (int i = 0; i < SIZE; i++) {
      float[] a = sample(noisy, i);
      float[] b = sample(clean, i);
      squares += Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2);
    }
    double variance = Math.pow(0.25 / 7.5, 2);
    assertEquals(variance, squares / (2 * SIZE), 5 * variance / Math.sqrt(SIZE));
  }

  @Test
  void the_swiss_roll_has_the_moments_of_that_of_scikit_learn() {
    SampleReference reference = new SampleReference("swiss_roll");
    Dataset data = SwissRoll.of(SIZE, 8);
    double[] means = new double[2];
    double[] fourths = new double[2];
    double product = 0;
    for (int i = 0; i < SIZE; i++) {
      float[] point = sample(data, i);
      for (int axis = 0; axis < 2; axis++) {
        means[axis] += point[axis] / SIZE;
        fourths[axis] += Math.pow(point[axis], 4) / SIZE;
      }
      product += point[0] * point[1] / SIZE;
    }
    // Five standard errors: x has a variance below 1; x^4 has one below 7.
    double error = 5 / Math.sqrt(SIZE);
    for (int axis = 0; axis < 2; axis++) {
      assertEquals(reference.values("mean")[axis], means[axis], error);
      assertEquals(reference.values("fourth")[axis], fourths[axis], Math.sqrt(7) * error);
    }
    assertEquals(reference.values("covariance")[1], product - means[0] * means[1], error);
  }

  @Test
  void stacked_channels_are_whole_images_and_the_label_names_their_digits() {
    Dataset data = new StackedMnist(digits(), SIZE, 8);
    assertArrayEquals(new int[] {2, 2, 3}, data.sampleShape());
    boolean[] hit = new boolean[data.classes()];
    for (int i = 0; i < SIZE; i++) {
      float[] image = sample(data, i);
      int label = 0;
      for (int c = 0; c < 3; c++) {
        for (int pixel = 1; pixel < 4; pixel++) {
          assertEquals(image[c] + pixel, image[3 * pixel + c]);
        }
        label = 10 * label + (int) image[c] / 10 % 10;
      }
      assertEquals(label, data.label(i));
      hit[label] = true;
    }
    for (int label = 0; label < 1000; label++) {
      assertTrue(hit[label], "no image of " + label);
    }
  }

  @Test
  void stacking_takes_every_image_alike() {
    int[] hits = new int[40];
    Dataset data = new StackedMnist(digits(), SIZE, 9);
    for (int i = 0; i < SIZE; i++) {
      float[] image = sample(data, i);
      for (int c = 0; c < 3; c++) {
        hits[(int) image[c] / 10]++;
      }
    }
    for (int count : hits) {
      assertEquals(3 * SIZE / 40, count, 5 * Math.sqrt(3 * SIZE / 40));
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void a_sample_depends_on_the_seed_and_its_index_alone(Dataset data) {
    float[][] forwards = new float[100][];
    for (int i = 0; i < forwards.length; i++) {
      forwards[i] = sample(data, i);
    }
    IntStream.range(0, forwards.length).parallel().forEach(i -> {
      assertArrayEquals(forwards[i], sample(data, i));
      float[] padded = new float[data.sampleLength() + 2];
      data.read(i, padded, 1);
      assertEquals(0, padded[0]);
      assertArrayEquals(forwards[i], Arrays.copyOfRange(padded, 1, padded.length - 1));
      assertEquals(0, padded[padded.length - 1]);
    });
    assertFalse(Arrays.equals(forwards[0], forwards[1]), "two samples are equal");
    assertFalse(Arrays.equals(forwards[0], sample(withSeed(data, 99), 0)), "seeds do not differ");
    assertArrayEquals(forwards[0], sample(data.take(1), 0));
  }

  @ParameterizedTest
  @MethodSource("all")
  void a_sample_outside_is_refused(Dataset data) {
    assertThrows(IndexOutOfBoundsException.class, () -> sample(data, SIZE));
    assertThrows(IndexOutOfBoundsException.class, () -> sample(data, -1));
    assertEquals(SIZE, data.size());
    assertNotEquals("", data.source());
  }

  @Test
  void settings_that_make_no_data_are_refused() {
    assertEquals("Ring: size must be at least 1, got 0.", refusal(() -> Ring.of(0, 1)));
    assertEquals(
        "Ring: sigma must be positive and finite, got NaN.",
        refusal(() -> new Ring(1, 1, 8, 1, Float.NaN)));
    assertEquals(
        "Grid: side must be at most 1024, got 70000.", refusal(() -> new Grid(1, 1, 70_000, 1, 1)));
    assertEquals(
        "SwissRoll: noise must be at least 0 and finite, got -1.0.",
        refusal(() -> new SwissRoll(1, 1, -1, 1)));
    assertEquals(
        "StackedMnist: needs grey images [H, W, 1] of 10 classes, got samples [2] of 0 classes from array.",
        refusal(() -> new StackedMnist(ArrayDataset.of(new float[][] {{1, 2}}), 5, 1)));
  }

  private static String refusal(Executable action) {
    return assertThrows(IllegalArgumentException.class, action).getMessage();
  }
}
