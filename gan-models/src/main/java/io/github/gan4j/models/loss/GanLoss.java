package io.github.gan4j.models.loss;

import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import java.util.function.Supplier;

/**
 * What the discriminator and the generator minimise, as functions of scores. Scores are the
 * discriminator's raw output, logits where a probability is meant, of any shape; every loss is a
 * mean over all of them.
 */
public interface GanLoss {

  /** The discriminator's loss on the scores of a real and of a generated batch. */
  Tensor discriminator(Tensor real, Tensor fake);

  /**
   * The generator's loss.
   *
   * @param real the scores of the real batch, computed only if the loss asks: most do not
   */
  Tensor generator(Supplier<Tensor> real, Tensor fake);

  /**
   * The loss as it is in one update, for losses that change with time or draw random numbers.
   *
   * @param step steps completed
   */
  default GanLoss at(long step, Rng rng) {
    return this;
  }

  /**
   * The score above which the discriminator takes a sample for real, to count how often it is right;
   * NaN if scores have no such point, as those of a critic.
   */
  default float boundary() {
    return Float.NaN;
  }

  /** Scores as one number for a log: their mean, or the mean probability where they are logits. */
  default float readable(Tensor scores) {
    return scores.mean().item();
  }
}
