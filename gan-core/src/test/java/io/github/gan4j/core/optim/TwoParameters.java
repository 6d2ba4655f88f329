package io.github.gan4j.core.optim;

import io.github.gan4j.core.param.Initializers;
import io.github.gan4j.core.param.Parameter;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.tensor.Autograd;
import io.github.gan4j.core.tensor.Gradients;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import java.util.Arrays;

/** A net of two parameters, {@code a} [3,2] and {@code b} [2], that can be given any gradient. */
final class TwoParameters {

  static final int A = 6;
  static final int COUNT = 8;

  final Params params = new Params(Rng.of(3));
  private final Parameter a = params.parameter("a", Initializers.normal(0, 1), 3, 2);
  private final Parameter b = params.parameter("b", Initializers.normal(0, 1), 2);

  float[] values() {
    return Arrays.copyOf(params.data(), COUNT);
  }

  /** The gradients of a loss whose gradient is exactly g. */
  Gradients gradients(float... g) {
    Tensor ga = Tensor.of(Arrays.copyOf(g, A), 3, 2);
    Tensor gb = Tensor.of(Arrays.copyOfRange(g, A, COUNT), 2);
    Tensor loss = a.value().mul(ga).sum().add(b.value().mul(gb).sum());
    return Autograd.grad(loss, params.tensors());
  }

  /** The gradients of a loss that does not depend on b. */
  Gradients gradientsWithoutB() {
    return Autograd.grad(a.value().sum(), params.tensors());
  }

  /** Gradients of very different sizes, other ones for each step, so that epsilon matters for some. */
  static float[] gradient(int step) {
    float[] g = Rng.of(17).at(step).normal(0, 1, COUNT).toArray();
    float[] sizes = {1, 1e-4f, 1e-8f, 1e3f, 0.1f, 10, 1e-6f, 1};
    for (int i = 0; i < COUNT; i++) {
      g[i] *= sizes[i];
    }
    return g;
  }
}
