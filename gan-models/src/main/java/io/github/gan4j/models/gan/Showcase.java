package io.github.gan4j.models.gan;

import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.net.Condition;

/**
 * Latents to look at, in the order of a picture: a row for each class where there are classes or a
 * categorical code, and otherwise a square.
 *
 * @param z the latents [N, size], rows of the picture one after the other
 * @param y the classes they are for
 * @param columns latents in a row of the picture
 */
public record Showcase(Tensor z, Condition y, int columns) {

  private static final int SIDE = 8;

  /** A picture of a GAN, always the same for the same random numbers. */
  public static Showcase of(Gan gan, Rng rng) {
    if (gan.classes() > 0) {
      Tensor z = gan.latent().sample(gan.classes() * SIDE, rng);
      return new Showcase(z, Condition.rows(gan.classes(), SIDE), SIDE);
    }
    if (gan.latent() instanceof CodedLatent coded) {
      Condition rows = Condition.rows(coded.categories(), SIDE);
      return new Showcase(coded.sample(rows, rng), Condition.none(), SIDE);
    }
    return new Showcase(gan.latent().sample(SIDE * SIDE, rng), Condition.none(), SIDE);
  }
}
