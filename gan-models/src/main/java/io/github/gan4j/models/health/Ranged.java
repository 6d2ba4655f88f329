package io.github.gan4j.models.health;

import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.data.PixelRange;
import io.github.gan4j.models.feature.Classifier;
import io.github.gan4j.models.feature.ClassifierAround;

/** A classifier for images whose values are not those of -1 to 1 that it reads. */
record Ranged(Classifier inner, PixelRange range) implements ClassifierAround {

  @Override
  public Tensor readable(Tensor x) {
    if (range == PixelRange.SYMMETRIC) {
      return x;
    }
    float scale = 2 / (range.high() - range.low());
    return x.mul(scale).add(-1 - scale * range.low());
  }
}
