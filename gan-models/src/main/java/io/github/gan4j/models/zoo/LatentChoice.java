package io.github.gan4j.models.zoo;

import io.github.gan4j.models.gan.Latent;

/** The latent distributions that a setting can name. */
public enum LatentChoice {
  /** U(-1, 1). */
  UNIFORM,
  /** N(0, 1). */
  NORMAL,
  /** U(0, 1). */
  UNIT,
  /** U(-sqrt 3, sqrt 3), of mean 0 and variance 1. */
  STANDARD_UNIFORM;

  private static final float ROOT_3 = (float) Math.sqrt(3);

  Latent create(int size) {
    return switch (this) {
      case UNIFORM -> Latent.uniform(size, -1, 1);
      case NORMAL -> Latent.normal(size);
      case UNIT -> Latent.uniform(size, 0, 1);
      case STANDARD_UNIFORM -> Latent.uniform(size, -ROOT_3, ROOT_3);
    };
  }
}
