package io.github.gan4j.models.net;

import io.github.gan4j.core.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * What a discriminator says of a batch.
 *
 * @param scores [N,1], or a map of scores per sample
 * @param second what its second head says: logits of classes, guesses of codes, or features; null
 *     without one
 */
public record Judgement(Tensor scores, @Nullable Tensor second) {

  /**
   * What the second head says.
   *
   * @throws IllegalStateException if the net has none
   */
  public Tensor required() {
    if (second == null) {
      throw new IllegalStateException(
          "Discriminator: a loss asks for a second head, and this net has none. Make it with TwoHeaded.of.");
    }
    return second;
  }
}
