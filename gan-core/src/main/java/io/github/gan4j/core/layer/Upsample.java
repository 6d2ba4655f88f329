package io.github.gan4j.core.layer;

import io.github.gan4j.core.tensor.Pool;
import io.github.gan4j.core.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** Nearest up-sampling. */
record Upsample(int factor) implements Layer, Fusable {

  @Override
  public @Nullable Layer followedBy(Layer next) {
    return factor == 2 && next instanceof Conv2d conv ? conv.upsampled() : null;
  }

  @Override
  public Tensor forward(Tensor x, Pass pass) {
    return Pool.upsample(x, factor);
  }

  @Override
  public String toString() {
    return "Upsample x" + factor;
  }
}
