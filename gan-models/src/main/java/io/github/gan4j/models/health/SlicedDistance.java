package io.github.gan4j.models.health;

import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.feature.Features;
import java.util.Arrays;

/**
 * A simple distance of two sides of as many samples each: how far the sorted samples are apart along a
 * direction, averaged over 64 random directions. It grows with how far off samples are, without bound,
 * and is never below 0.
 *
 * <pre>{@code mean over directions v and ranks i of |sorted(x . v)_i - sorted(y . v)_i|,  v from N(0,1) / sqrt(D)}</pre>
 *
 * <p>Source: the sliced Wasserstein distance of Rabin et al., "Wasserstein barycenter and its
 * application to texture mixing", 2011, with directions that are not scaled to length 1.
 */
final class SlicedDistance {
  private static final int DIRECTIONS = 64;
  private static final long SEED = 2;

  private final Tensor directions;

  /** Chooses the directions for features of a dimension. */
  SlicedDistance(int dimension) {
    float scale = (float) (1 / Math.sqrt(dimension));
    directions = Rng.of(SEED).normal(0, scale, dimension, DIRECTIONS);
  }

  /** The distance over the first samples of both sides, as many as the smaller one has. */
  double between(Features x, Features y) {
    int count = Math.min(x.count(), y.count());
    float[][] of = along(x, count);
    float[][] other = along(y, count);
    double sum = 0;
    for (int k = 0; k < DIRECTIONS; k++) {
      for (int i = 0; i < count; i++) {
        sum += Math.abs(of[k][i] - other[k][i]);
      }
    }
    return sum / count / DIRECTIONS;
  }

  /** The samples along each direction, in order. */
  private float[][] along(Features x, int count) {
    Tensor rows = Tensor.view(x.values(), 0, count, x.dimension());
    float[] values = rows.matmul(directions).toArray();
    float[][] along = new float[DIRECTIONS][count];
    for (int k = 0; k < DIRECTIONS; k++) {
      for (int i = 0; i < count; i++) {
        along[k][i] = values[i * DIRECTIONS + k];
      }
      Arrays.sort(along[k]);
    }
    return along;
  }
}
