package io.github.gan4j.core.layer;

import io.github.gan4j.core.shape.Window;
import io.github.gan4j.core.tensor.Pool;
import io.github.gan4j.core.tensor.Tensor;

/** The mean over each window. */
record AvgPool(Window window) implements Layer {

  /** Whether it takes the mean of every 2x2 pixels. */
  boolean isHalving() {
    return window.equals(Window.of(2).stride(2));
  }

  @Override
  public Tensor forward(Tensor x, Pass pass) {
    return Pool.avgPool(x, window);
  }

  @Override
  public String toString() {
    return "AvgPool " + window;
  }
}
