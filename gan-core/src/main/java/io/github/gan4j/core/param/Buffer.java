package io.github.gan4j.core.param;

import io.github.gan4j.core.tensor.Tensor;

/** A tensor that a net keeps but does not train, such as running statistics. */
public final class Buffer extends Slot {

  Buffer(Slab slab, String path, int[] shape) {
    super(slab, path, shape);
  }

  @Override
  Tensor bind(Tensor view) {
    return view;
  }
}
