package io.github.gan4j.models.feature;

import io.github.gan4j.core.tensor.Tensor;

/** An extractor that also says which class an image shows. */
public interface Classifier extends FeatureExtractor {

  int classes();

  /** The logits [N, classes] of images [N, H, W, C] with values in [-1, 1]. */
  Tensor logits(Tensor x);
}
