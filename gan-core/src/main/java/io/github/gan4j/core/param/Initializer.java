package io.github.gan4j.core.param;

import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;

/** Gives a parameter its first values. {@link Initializers} has the usual ones. */
@FunctionalInterface
public interface Initializer {

  Tensor values(int[] shape, Fan fan, Rng rng);
}
