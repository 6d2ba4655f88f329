package io.github.gan4j.models.gan;

import io.github.gan4j.models.checkpoint.CheckpointFolder;
import io.github.gan4j.models.checkpoint.SavedState;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Saves a training by hand, and reads what was saved into a GAN to sample from. To save in good time and to go on with a
 * training, see {@link GanTrainer#checkpoints} and {@link GanTrainer#resume}.
 */
public final class Checkpoint {

  private Checkpoint() {}

  /**
   * Saves the present state, as a listener may in its {@code onStep}: then what later listeners remember of this step is not
   * in it.
   *
   * @throws IOException if it cannot be saved, for one because a parameter is NaN or a step failed halfway; those saved before
   *     stay
   */
  public static void save(CheckpointFolder folder, Training training) throws IOException {
    folder.save(training.step(), TrainingState.of(training));
  }

  /**
   * Reads the nets of the newest whole state in a folder into a GAN of the same architecture.
   *
   * @param folder of the states of a training, or of one of them
   * @return the steps that were completed when it was saved
   * @throws IOException if there is no state that is whole, or it does not fit; the GAN keeps its
   *     numbers then
   */
  public static long load(Path folder, Gan gan) throws IOException {
    SavedState state = CheckpointFolder.at(folder).newest().state();
    TrainingState.load(state, gan);
    return state.step();
  }
}
