package io.github.gan4j.models.penalty;

import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import java.util.Arrays;

/** Samples to take gradients at, besides real and generated ones. */
final class Samples {

  private Samples() {}

  /** {@code a_i + alpha_i (b_i - a_i)}, with one {@code alpha ~ U(0,1)} for each sample. */
  static Tensor between(Tensor a, Tensor b, Rng rng) {
    int[] onePerSample = new int[a.rank()];
    Arrays.fill(onePerSample, 1);
    onePerSample[0] = a.size(0);
    return a.add(b.sub(a).mul(rng.uniform(0, 1, onePerSample)));
  }

  /** Samples between the real and the generated ones. */
  static Tensor between(PenaltyContext c) {
    return between(c.real(), c.fake(), c.pass().rng());
  }
}
