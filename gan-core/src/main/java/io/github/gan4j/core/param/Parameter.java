package io.github.gan4j.core.param;

import io.github.gan4j.core.tensor.Tensor;

/** A trained tensor of a net. Its value is watched, so gradients can be asked for it. */
public final class Parameter extends Slot {

  Parameter(Slab slab, String path, int[] shape) {
    super(slab, path, shape);
  }

  @Override
  Tensor bind(Tensor view) {
    return view.watch(path());
  }
}
