package io.github.gan4j.models.metric;

import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.data.GaussianModes;
import java.util.List;

/**
 * How many modes of a known mixture generated points hit, how well, and how evenly. A point belongs
 * to its nearest mode and is of high quality if it is nearer than three standard deviations; the other
 * points count for nothing but their share.
 *
 * <pre>{@code
 * distance = ||x - centre|| / sigma
 * reverseKl = KL(p || uniform) = sum_k p_k log(modes p_k),  p_k the share of mode k in the good points
 * }</pre>
 *
 * Tables usually give means over ten trainings, of 2,500 points each. Of true points 1.1 % are not of
 * high quality.
 *
 * <p>Source: Srivastava et al., "VEEGAN", 2017, and Lin et al., "PacGAN", 2018, with the published
 * code of the latter, of which the distance is.
 *
 * @param modes modes with at least one point of high quality
 * @param highQuality the share of points of high quality, 0 to 1
 * @param reverseKl in nats: 0 if the good points are spread evenly, log of the number of modes if all
 *     are in one; NaN if there are none
 */
public record ModeCoverage(int modes, double highQuality, double reverseKl) {
  private static final String NAME = "ModeCoverage";
  private static final double LIMIT = 3;

  /**
   * Holds points against the modes of {@code target}, whose own points are not read.
   *
   * @throws IllegalArgumentException if the points are not of shape [2], or one has NaN or infinity
   */
  public static ModeCoverage of(Dataset points, GaussianModes target) {
    if (points.sampleLength() != 2) {
      throw new IllegalArgumentException(NAME + ": needs points of 2 coordinates, those of "
          + points.source() + " have " + points.sampleLength() + ".");
    }
    int[] counts = new int[target.modes()];
    float[] point = new float[2];
    for (int i = 0; i < points.size(); i++) {
      SampleValues.read(NAME, points, i, point, 0);
      int nearest = nearest(point, target);
      if (distance(point, target, nearest) < LIMIT * target.sigma()) {
        counts[nearest]++;
      }
    }
    return of(counts, points.size());
  }

  /** The modes, the share of high quality and the divergence as metrics, for data of a known mixture. */
  public static Metric metric(GaussianModes target) {
    return sides -> {
      Dataset fake = sides.fake().requireSamples(NAME);
      ModeCoverage found = of(fake, target);
      return List.of(
          Score.of("modes", Direction.HIGHER, fake, found.modes),
          Score.of("high_quality", Direction.HIGHER, fake, found.highQuality),
          Score.of("reverse_kl", Direction.LOWER, fake, found.reverseKl));
    };
  }

  private static int nearest(float[] point, GaussianModes target) {
    int nearest = 0;
    for (int mode = 1; mode < target.modes(); mode++) {
      if (distance(point, target, mode) < distance(point, target, nearest)) {
        nearest = mode;
      }
    }
    return nearest;
  }

  private static double distance(float[] point, GaussianModes target, int mode) {
    return Math.hypot((double) point[0] - target.x(mode), (double) point[1] - target.y(mode));
  }

  private static ModeCoverage of(int[] counts, int points) {
    int hit = 0;
    int good = 0;
    for (int count : counts) {
      hit += count > 0 ? 1 : 0;
      good += count;
    }
    double divergence = good == 0 ? Double.NaN : 0;
    for (int count : counts) {
      double share = (double) count / good;
      divergence += count == 0 ? 0 : share * Math.log(share * counts.length);
    }
    return new ModeCoverage(hit, (double) good / points, divergence);
  }
}
