package io.github.gan4j.models.loss;

import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import java.util.function.Supplier;

/**
 * What the discriminator and the generator minimise, as functions of scores. Scores are the
 * discriminator's raw output, logits where a probability is meant, of any shape; every loss is a
 * mean over all of them.
 *
 * <p>A loss that draws random numbers or changes with time works in the form that {@link #at} gives
 * for one update. The phases of a {@code GanBuilder} ask for it; phases of your own must, too.
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
   * One number for each judgement, higher for what is taken for real: the scores themselves, unless
   * the discriminator gives several outputs for a judgement. Penalties are on the slope of these.
   */
  default Tensor verdicts(Tensor scores) {
    return scores;
  }

  /**
   * The verdict above which the discriminator takes a sample for real, to count how often it is right;
   * NaN if there is no such point, as in a critic's scores.
   */
  default float boundary() {
    return Float.NaN;
  }

  /** Scores as one number for a log: their mean, or the mean probability where they are logits. */
  default float readable(Tensor scores) {
    return scores.mean().item();
  }
}
