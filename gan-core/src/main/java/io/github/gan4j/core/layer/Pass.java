package io.github.gan4j.core.layer;

import io.github.gan4j.core.tensor.Rng;

/**
 * What a forward pass depends on besides its input. There is no training mode to forget: it is an argument.
 *
 * @param training whether dropout drops, batch statistics are used and running ones move
 * @param rng the randomness of this pass
 */
public record Pass(boolean training, Rng rng) {

  public static Pass training(Rng rng) {
    return new Pass(true, rng);
  }

  /** A pass that changes nothing; a layer that draws even so gets the same numbers each time. */
  public static Pass evaluation() {
    return new Pass(false, Rng.of(0));
  }
}
