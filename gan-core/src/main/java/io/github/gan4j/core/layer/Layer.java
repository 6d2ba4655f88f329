package io.github.gan4j.core.layer;

import io.github.gan4j.core.tensor.Tensor;

/** A function of tensors, often with parameters. */
@FunctionalInterface
public interface Layer {

  Tensor forward(Tensor x, Pass pass);
}
