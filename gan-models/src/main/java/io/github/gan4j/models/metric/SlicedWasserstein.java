package io.github.gan4j.models.metric;

import io.github.gan4j.core.kernel.Workers;
import io.github.gan4j.core.tensor.MatMul;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.data.Dataset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How different two sets of images look up close, at each of several sizes; 0 for the same images up
 * to the noise of the draws. Patches of 7 x 7 pixels are drawn from every level of a Laplacian
 * pyramid, 128 an image, and their distributions are compared along random directions.
 *
 * <pre>{@code
 * distance of a level = 1000 * mean over directions d and ranks r of |sort(A d)_r - sort(B d)_r|
 * }</pre>
 *
 * A and B hold the patches of the two sets, each channel brought to mean 0 and standard deviation 1;
 * there are 4 x 128 directions. Levels halve the image down to 16 pixels or more: 64, 32 and 16 for
 * 64 x 64 images, and 28 alone for 28 x 28. Fine levels show detail and noise, the coarsest the large
 * shapes. Because of the normalisation the range of the values does not matter, and neither do
 * overall colour and contrast.
 *
 * <p>The published values are for 16,384 colour images a side; with fewer the distance of equal
 * distributions is larger. The original takes colour only; grey images, with patches of 49 numbers
 * instead of 147, are not comparable with colour. The original rounds images to whole pixel values
 * first; this does not.
 *
 * <p><b>Cost</b> memory for the patches of one level of both sets: 150 kB for a pair of colour images.
 *
 * <p>Source: Karras et al., "Progressive growing of GANs", 2018, section 5, and its published code.
 *
 * @param levels the distances at all sizes, the largest first
 */
public record SlicedWasserstein(List<Level> levels) {
  private static final String NAME = "SlicedWasserstein";
  private static final int DIRECTIONS = 4 * 128;
  private static final int DIRECTIONS_AT_ONCE = 16;
  private static final int SMALLEST = 16;
  private static final double SCALE = 1000;

  /**
   * The distance at one size.
   *
   * @param resolution the smaller side of the level, in pixels
   * @param distance times 1000
   */
  public record Level(int resolution, double distance) {}

  /** Keeps an own list. */
  public SlicedWasserstein {
    levels = List.copyOf(levels);
  }

  /** The mean of the levels' distances. */
  public double mean() {
    return levels.stream().mapToDouble(Level::distance).average().orElseThrow();
  }

  /**
   * Compares as many fake as real images of one shape [H, W, 1] or [H, W, 3].
   *
   * @param rng places of the patches and directions
   * @throws IllegalArgumentException if the sets do not fit each other, images are smaller than 16
   *     pixels or cannot be halved, or all images of a set are one constant colour
   */
  public static SlicedWasserstein of(Dataset real, Dataset fake, Rng rng) {
    int[] shape = real.sampleShape();
    int levels = levels(real, fake);
    List<Level> scores = new ArrayList<>();
    for (int level = 0; level < levels; level++) {
      Tensor a = PatchDescriptors.of(NAME, real, level, levels, rng.split());
      Tensor b = PatchDescriptors.of(NAME, fake, level, levels, rng.split());
      Tensor directions = directions(a.size(1), rng.split());
      int resolution = Math.min(shape[0], shape[1]) >> level;
      scores.add(new Level(resolution, SCALE * distance(a, b, directions)));
    }
    return new SlicedWasserstein(scores);
  }

  /** The mean of the levels' distances as a metric. */
  public static Metric metric() {
    return sides -> {
      Dataset real = sides.real().requireSamples(NAME);
      Dataset fake = sides.fake().requireSamples(NAME);
      double mean = of(real, fake, Rng.of(sides.seed())).mean();
      return List.of(Score.of("sliced_wasserstein", Direction.LOWER, fake, mean));
    };
  }

  private static int levels(Dataset real, Dataset fake) {
    int[] shape = real.sampleShape();
    if (!Arrays.equals(shape, fake.sampleShape()) || real.size() != fake.size()) {
      throw new IllegalArgumentException(
          "%s: %d real images %s and %d fake %s. Give as many of one shape on both sides."
              .formatted(
                  NAME,
                  real.size(),
                  Arrays.toString(shape),
                  fake.size(),
                  Arrays.toString(fake.sampleShape())));
    }
    if (shape.length != 3 || (shape[2] != 1 && shape[2] != 3)) {
      throw new IllegalArgumentException(
          "%s: needs grey or colour images [H, W, 1 or 3], got samples %s."
              .formatted(NAME, Arrays.toString(shape)));
    }
    int levels = 0;
    for (int side = Math.min(shape[0], shape[1]); side >= SMALLEST; side /= 2) {
      levels++;
    }
    int divisor = 1 << Math.max(0, levels - 1);
    if (levels == 0 || shape[0] % divisor != 0 || shape[1] % divisor != 0) {
      throw new IllegalArgumentException(
          "%s: images %s cannot be halved down to 16 pixels. Each side must be at least 16, and even as long as half of the smaller one is 16 or more."
              .formatted(NAME, Arrays.toString(shape)));
    }
    return levels;
  }

  /** Directions [512, length] of length 1, uniform on the sphere. */
  private static Tensor directions(int length, Rng rng) {
    Tensor d = rng.normal(0, 1, DIRECTIONS, length);
    Tensor norms = d.square().sum(1).sqrt().reshape(DIRECTIONS, 1);
    return d.div(norms);
  }

  /** The mean over directions [K, D] of the Wasserstein distance between projections of [N, D]. */
  static double distance(Tensor a, Tensor b, Tensor directions) {
    int count = directions.size(0);
    double sum = 0;
    for (int from = 0; from < count; from += DIRECTIONS_AT_ONCE) {
      Tensor some = directions.slice(0, from, Math.min(count, from + DIRECTIONS_AT_ONCE));
      sum += sumOfDistances(projections(some, a), projections(some, b), some.size(0));
    }
    return sum / count;
  }

  /** For each direction the sorted projections of all descriptors. */
  private static float[] projections(Tensor directions, Tensor descriptors) {
    float[] y = MatMul.matmul(directions, descriptors, false, true).toArray();
    int count = descriptors.size(0);
    Workers.current().run(directions.size(0), i -> Arrays.sort(y, i * count, (i + 1) * count));
    return y;
  }

  private static double sumOfDistances(float[] a, float[] b, int directions) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs(a[i] - b[i]);
    }
    return sum * directions / a.length;
  }
}
