package io.github.gan4j.core.layer;

import io.github.gan4j.core.tensor.Activations;
import io.github.gan4j.core.tensor.Tensor;

/**
 * ReLU (slope 0) and leaky ReLU: {@code x > 0 ? x : slope x}. One number describes it, so a layer before it can compute
 * it along the way.
 */
record Rectifier(String name, float slope) implements Layer {

  /** Whether the sign of the result is that of x, so that a gradient needs no more than the result. */
  boolean keepsSign() {
    return slope >= 0;
  }

  @Override
  public Tensor forward(Tensor x, Pass pass) {
    return slope == 0 ? Activations.relu(x) : Activations.leakyRelu(x, slope);
  }

  @Override
  public String toString() {
    return name;
  }
}
