package io.github.gan4j.models.gan;

/**
 * Follows a training. Methods are called by the training thread between steps, so a slow listener
 * slows the training. If one throws, the step is already complete: the other listeners are called,
 * the training ends, and the exception goes to the caller of {@code fit}; or the training goes on, if
 * {@link GanTrainer#tolerateListeners} says so.
 */
public interface TrainingListener {

  /** Before the first step. */
  default void onTrainingBegin(Training training) {}

  /** After each step. */
  default void onStep(Training training) {}

  /** After the last step of each pass over the data. */
  default void onEpoch(Training training) {}

  /**
   * When a loss or a gradient was NaN or infinite, in place of the rest of the step. No optimiser has
   * seen it.
   *
   * @return whether this listener has put the training into a state to go on from; if none has, the
   *     training ends with the exception
   */
  default boolean onDiverged(Training training, DivergedException cause) {
    return false;
  }

  /** Once, after the last step, however the training ended. */
  default void onTrainingEnd(Training training) {}
}
