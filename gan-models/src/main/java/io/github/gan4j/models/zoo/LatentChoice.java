package io.github.gan4j.models.zoo;

import io.github.gan4j.models.gan.Latent;

/** The latent distributions that a setting can name. */
public enum LatentChoice {
  /** U(-1, 1). */
  UNIFORM,
  /** N(0, 1). */
  NORMAL,
  /** U(0, 1). */
  UNIT;

  Latent create(int size) {
    return switch (this) {
      case UNIFORM -> Latent.uniform(size, -1, 1);
      case NORMAL -> Latent.normal(size);
      case UNIT -> Latent.uniform(size, 0, 1);
    };
  }
}
