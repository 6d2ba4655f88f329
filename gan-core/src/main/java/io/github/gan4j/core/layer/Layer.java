package io.github.gan4j.core.layer;

import io.github.gan4j.core.tensor.Tensor;

/**
 * A function of a tensor, often with parameters. Its text, {@code toString()}, is what errors call it; layers with
 * parameters name their place, for example {@code down2 (Conv2d 64->128)}.
 */
@FunctionalInterface
public interface Layer {

  /**
   * The result for one batch.
   *
   * @param x the batch; its first axis counts samples
   * @throws io.github.gan4j.core.shape.ShapeException if x does not fit; the message says where in the net
   */
  Tensor forward(Tensor x, Pass pass);
}
