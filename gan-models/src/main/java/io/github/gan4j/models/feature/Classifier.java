package io.github.gan4j.models.feature;

import io.github.gan4j.core.tensor.Tensor;

/** An extractor that also says which class an image shows. */
public interface Classifier extends FeatureExtractor {

  int classes();

  /** The logits [N, classes] of images [N, H, W, C] with values in [-1, 1]. */
  Tensor logits(Tensor x);

  /** What it says of a batch of images. */
  record Outputs(Tensor features, Tensor logits) {}

  /** Features and logits; classifiers that find logits on the way over features need not go it twice. */
  default Outputs outputs(Tensor x) {
    return new Outputs(features(x), logits(x));
  }
}
