package io.github.gan4j.models.metric;

import io.github.gan4j.core.kernel.Workers;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.data.PixelRange;
import io.github.gan4j.models.data.Subset;
import java.util.Arrays;
import java.util.List;

/**
 * How alike images are, by structural similarity at five scales: 1 for equal images. The mean over
 * random pairs of generated images measures diversity, and lower is more diverse; it says nothing of
 * quality, noise is very diverse.
 *
 * <pre>{@code
 * MS-SSIM(a, b) = cs_1^w_1 cs_2^w_2 cs_3^w_3 cs_4^w_4 ssim_5^w_5
 * cs   = mean (2 cov + c2) / (var_a + var_b + c2)
 * ssim = mean (2 m_a m_b + c1) / (m_a^2 + m_b^2 + c1) * the same,   c1 = (0.01 L)^2, c2 = (0.03 L)^2
 * }</pre>
 *
 * Means, variances and the covariance are local, under an 11 x 11 Gaussian window with standard
 * deviation 1.5 that lies inside the image; each scale halves the image by averaging 2 x 2 pixels, L
 * is the range of the values, and negative cs and ssim count as 0. Where an image is smaller than the
 * window, the window shrinks to it, its deviation in proportion; the full window at all scales needs
 * 176 pixels, so values of images of different sizes are not comparable. Of an odd side the last row
 * or column is dropped when it is halved.
 *
 * <p>Sources: Wang, Simoncelli and Bovik, "Multi-scale structural similarity for image quality
 * assessment", 2003; within classes, Odena, Olah and Shlens, "Conditional image synthesis with
 * auxiliary classifier GANs", 2017, section 4.2; over all pairs, Karras et al., "Progressive growing
 * of GANs", 2018, with 10,000 pairs.
 */
public final class MsSsim {
  private static final String NAME = "MsSsim";
  private static final double[] WEIGHTS = {0.0448, 0.2856, 0.3001, 0.2363, 0.1333};
  private static final int SMALLEST = 16;

  private MsSsim() {}

  /**
   * The mean over random pairs of different images, drawn anew each.
   *
   * @param images of shape [H, W, C]
   * @param range of their values
   * @param pairs how many to compare
   * @throws IllegalArgumentException if there are fewer than two images, they are no images or
   *     smaller than 16 pixels, or {@code pairs} is not positive
   */
  public static double diversity(Dataset images, PixelRange range, int pairs, Rng rng) {
    requireImages(images, pairs);
    int[] first = new int[pairs];
    int[] second = new int[pairs];
    for (int i = 0; i < pairs; i++) {
      first[i] = rng.below(images.size());
      int other = rng.below(images.size() - 1);
      second[i] = other < first[i] ? other : other + 1;
    }
    double[] scores = new double[pairs];
    Workers.current()
        .run(
            pairs,
            i -> scores[i] =
                similarity(planes(images, first[i], range), planes(images, second[i], range)));
    return Arrays.stream(scores).sum() / pairs;
  }

  /**
   * For each class the mean over random pairs within it: a conditional generator that draws one image
   * a class is found out.
   *
   * @param pairs to compare in each class
   * @throws IllegalArgumentException also if a class has fewer than two images
   * @throws IllegalStateException if there are no labels
   */
  public static double[] diversityByClass(Dataset images, PixelRange range, int pairs, Rng rng) {
    double[] scores = new double[images.classes()];
    for (int label = 0; label < scores.length; label++) {
      scores[label] = diversity(Subset.ofClass(images, label), range, pairs, rng);
    }
    return scores;
  }

  /** {@link #diversity} of the generated images as a metric. */
  public static Metric metric(int pairs) {
    return sides -> {
      Dataset fake = sides.fake().requireSamples(NAME);
      double mean = diversity(fake, PixelRange.SYMMETRIC, pairs, Rng.of(sides.seed()));
      return List.of(Score.of("ms_ssim", Direction.NEITHER, fake, mean));
    };
  }

  private static void requireImages(Dataset images, int pairs) {
    int[] shape = images.sampleShape();
    if (shape.length != 3 || Math.min(shape[0], shape[1]) < SMALLEST) {
      throw new IllegalArgumentException(
          "%s: needs images [H, W, C] of at least 16 x 16 pixels for five scales, got samples %s."
              .formatted(NAME, Arrays.toString(shape)));
    }
    if (images.size() < 2 || pairs < 1) {
      throw new IllegalArgumentException(
          "%s: cannot draw %d pairs from %d images of %s. Give two images or more, and at least one pair."
              .formatted(NAME, pairs, images.size(), images.source()));
    }
  }

  private static Plane[] planes(Dataset images, int index, PixelRange range) {
    float[] image = new float[images.sampleLength()];
    SampleValues.read(NAME, images, index, image, 0);
    Plane[] planes = Plane.channels(image, images.sampleShape());
    for (int c = 0; c < planes.length; c++) {
      planes[c] = planes[c].toUnit(range.low(), range.high());
    }
    return planes;
  }

  /** The similarity of two images, channel by channel, with values in [0, 1]. */
  static double similarity(Plane[] a, Plane[] b) {
    double[] means = new double[WEIGHTS.length];
    for (int c = 0; c < a.length; c++) {
      addScales(a[c], b[c], means);
    }
    double product = 1;
    for (int scale = 0; scale < means.length; scale++) {
      product *= Math.pow(Math.max(0, means[scale] / a.length), WEIGHTS[scale]);
    }
    return product;
  }

  private static void addScales(Plane a, Plane b, double[] sums) {
    int last = sums.length - 1;
    Plane x = a;
    Plane y = b;
    for (int scale = 0; scale < last; scale++) {
      sums[scale] += Ssim.contrast(x, y);
      x = x.halved();
      y = y.halved();
    }
    sums[last] += Ssim.of(x, y);
  }
}
