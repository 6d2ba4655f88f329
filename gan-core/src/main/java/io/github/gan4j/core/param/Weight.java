package io.github.gan4j.core.param;

import io.github.gan4j.core.tensor.Tensor;

/** What a layer multiplies by. The layer asks for the value and does not know how it comes about. */
@FunctionalInterface
public interface Weight {

  /**
   * The weight to use in one forward pass, in the graph.
   *
   * @param training whether state that follows training, such as a power iteration, moves on
   */
  Tensor value(boolean training);
}
