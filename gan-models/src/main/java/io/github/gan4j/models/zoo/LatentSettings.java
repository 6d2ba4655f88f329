package io.github.gan4j.models.zoo;

import io.github.gan4j.models.gan.Latent;

/** Settings of a latent: its distribution and size. */
public record LatentSettings(LatentChoice distribution, int size) {

  Latent create() {
    return distribution.create(size);
  }
}
