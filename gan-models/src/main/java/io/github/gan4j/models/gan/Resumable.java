package io.github.gan4j.models.gan;

import io.github.gan4j.models.checkpoint.CheckpointException;
import io.github.gan4j.models.checkpoint.Memory;

/**
 * A listener that counts or compares over many steps, and so has to go on from where it was when its training is resumed. Its
 * state is part of every checkpoint of a {@link GanTrainer}.
 */
public interface Resumable extends TrainingListener {

  /** Tells it from the other listeners of a training, in letters, digits, '.', '_' and '-': {@code health}. */
  String key();

  /** What it remembers after the step that was just completed. */
  Memory remember();

  /**
   * Goes on from a saved state; called before {@link #onTrainingBegin}.
   *
   * @throws CheckpointException if something is missing in it
   */
  void restore(Memory memory) throws CheckpointException;
}
