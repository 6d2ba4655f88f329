package io.github.gan4j.models.health;

import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.data.PixelRange;
import io.github.gan4j.models.feature.Classifier;

/** A classifier for images whose values are not those of -1 to 1 that it reads. */
record Ranged(Classifier inner, PixelRange range) implements Classifier {

  @Override
  public String name() {
    return inner.name();
  }

  @Override
  public int[] sampleShape() {
    return inner.sampleShape();
  }

  @Override
  public int dimension() {
    return inner.dimension();
  }

  @Override
  public int classes() {
    return inner.classes();
  }

  @Override
  public Tensor features(Tensor x) {
    return inner.features(symmetric(x));
  }

  @Override
  public Tensor logits(Tensor x) {
    return inner.logits(symmetric(x));
  }

  private Tensor symmetric(Tensor x) {
    if (range == PixelRange.SYMMETRIC) {
      return x;
    }
    float scale = 2 / (range.high() - range.low());
    return x.mul(scale).add(-1 - scale * range.low());
  }
}
