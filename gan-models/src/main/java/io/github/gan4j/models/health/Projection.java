package io.github.gan4j.models.health;

import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.feature.FeatureExtractor;

/**
 * Features without a classifier: samples of any shape as at most 128 numbers whose distances are about
 * those of the samples, by a random projection. Samples of no more numbers than that are their own
 * features.
 *
 * <pre>{@code y = x W / sqrt(K),  W from N(0,1)}</pre>
 *
 * <p>Source: Johnson and Lindenstrauss, "Extensions of Lipschitz mappings into a Hilbert space", 1984.
 */
final class Projection implements FeatureExtractor {
  private static final int MOST = 128;
  private static final long SEED = 1;

  private final int[] sampleShape;
  private final int length;
  private final int dimension;
  private final Tensor weights;

  Projection(Dataset data) {
    sampleShape = data.sampleShape();
    length = data.sampleLength();
    dimension = Math.min(MOST, length);
    weights = Rng.of(SEED).normal(0, (float) (1 / Math.sqrt(dimension)), length, dimension);
  }

  @Override
  public String name() {
    return dimension == length ? "values" : "projection";
  }

  @Override
  public int[] sampleShape() {
    return sampleShape.clone();
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public Tensor features(Tensor x) {
    Tensor rows = x.reshape(x.size(0), length);
    return dimension == length ? rows : rows.matmul(weights);
  }
}
