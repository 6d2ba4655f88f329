package io.github.gan4j.models.feature;

import io.github.gan4j.core.tensor.Tensor;

/** Describes images by features in which distances mean more than in pixels. */
public interface FeatureExtractor {

  /** As it stands in the names of scores: {@code lenet-mnist}, {@code inception}. */
  String name();

  /** The images it reads: [H, W, C]. */
  int[] sampleShape();

  /** Features of a sample. */
  int dimension();

  /**
   * The features [N, dimension] of images [N, H, W, C] with values in [-1, 1].
   *
   * @throws io.github.gan4j.core.shape.ShapeException if the images have another shape
   */
  Tensor features(Tensor x);
}
