package io.github.gan4j.models.penalty;

import io.github.gan4j.core.tensor.Tensor;

/** See {@link Penalty#every}. */
record Lazy(Penalty inner, int interval) implements Penalty {

  Lazy {
    if (interval < 1) {
      throw new IllegalArgumentException(
          "Penalty: the interval must be at least 1, got " + interval + ".");
    }
  }

  @Override
  public Tensor of(PenaltyContext c) {
    return c.step() % interval == 0 ? inner.of(c).mul(interval) : Tensor.scalar(0);
  }
}
