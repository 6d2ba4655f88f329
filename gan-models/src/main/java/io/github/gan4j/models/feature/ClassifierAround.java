package io.github.gan4j.models.feature;

import io.github.gan4j.core.tensor.Tensor;

/** A classifier that sees images as another one reads them. */
public interface ClassifierAround extends Classifier {

  Classifier inner();

  /** The images [N, H, W, C] as the inner classifier reads them. */
  Tensor readable(Tensor x);

  @Override
  default String name() {
    return inner().name();
  }

  @Override
  default int[] sampleShape() {
    return inner().sampleShape();
  }

  @Override
  default int dimension() {
    return inner().dimension();
  }

  @Override
  default int classes() {
    return inner().classes();
  }

  @Override
  default Tensor features(Tensor x) {
    return inner().features(readable(x));
  }

  @Override
  default Tensor logits(Tensor x) {
    return inner().logits(readable(x));
  }

  @Override
  default Outputs outputs(Tensor x) {
    return inner().outputs(readable(x));
  }
}
