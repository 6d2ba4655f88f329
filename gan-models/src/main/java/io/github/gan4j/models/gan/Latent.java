package io.github.gan4j.models.gan;

import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;

/** The distribution that generators draw their input from. */
public interface Latent {

  /** Numbers of one latent. */
  int size();

  /** {@code count} latents: [count, size]. */
  Tensor sample(int count, Rng rng);

  /** Independent N(0,1). */
  static Latent normal(int size) {
    return new Normal(size);
  }

  /** Independent U(from, to). */
  static Latent uniform(int size, float from, float to) {
    return new Uniform(size, from, to);
  }

  /** See {@link Latent#normal}. */
  record Normal(int size) implements Latent {
    public Normal {
      requirePositive(size);
    }

    @Override
    public Tensor sample(int count, Rng rng) {
      return rng.normal(0, 1, count, size);
    }
  }

  /** See {@link Latent#uniform}. */
  record Uniform(int size, float from, float to) implements Latent {
    public Uniform {
      requirePositive(size);
      if (!(from < to)) {
        throw new IllegalArgumentException(
            "Latent: a uniform range must not be empty, got " + from + " to " + to + ".");
      }
    }

    @Override
    public Tensor sample(int count, Rng rng) {
      return rng.uniform(from, to, count, size);
    }
  }

  private static void requirePositive(int size) {
    if (size < 1) {
      throw new IllegalArgumentException("Latent: size must be at least 1, got " + size + ".");
    }
  }
}
