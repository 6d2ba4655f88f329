package io.github.gan4j.models.gan;

import io.github.gan4j.core.shape.Shapes;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Scope;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.checkpoint.CheckpointException;
import io.github.gan4j.models.checkpoint.CheckpointFolder;
import io.github.gan4j.models.checkpoint.CheckpointFolder.Found;
import io.github.gan4j.models.checkpoint.Memory;
import io.github.gan4j.models.checkpoint.SavedState;
import io.github.gan4j.models.data.Batches;
import io.github.gan4j.models.data.Dataset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Trains GANs: runs the phases of a {@link Gan} step by step and tells listeners.
 *
 * <pre>{@code
 * new GanTrainer(Plan.steps(2000).batch(64).seed(1)).listen(listener).fit(gan, data);
 * }</pre>
 *
 * The same GAN, data, plan and seed give the same parameters, bit for bit, on any number of threads.
 */
public final class GanTrainer {

  private static final Duration SAVE_EVERY = Duration.ofSeconds(30);

  private final Plan plan;
  private final Listeners listeners = new Listeners();
  private @Nullable CheckpointFolder folder;
  private Duration saveEvery = SAVE_EVERY;
  private boolean allowsChanges;
  private LongSupplier clock = System::nanoTime;

  public GanTrainer(Plan plan) {
    this.plan = plan;
  }

  /** Adds a listener; listeners are called in the order added. */
  public GanTrainer listen(TrainingListener listener) {
    listeners.add(listener);
    return this;
  }

  /**
   * Goes on when a listener throws an exception, which is noted once for each listener and kind of exception. Without this the
   * training ends after the step. An {@link Error} ends it in any case.
   */
  public GanTrainer tolerateListeners() {
    listeners.tolerate();
    return this;
  }

  /** Saves the training to a folder: at its begin and its end, and between steps every 30 seconds. */
  public GanTrainer checkpoints(CheckpointFolder folder) {
    return checkpoints(folder, SAVE_EVERY);
  }

  /** Saves the training to a folder: at its begin and its end, and between steps every so often; after each step for zero. */
  public GanTrainer checkpoints(CheckpointFolder folder, Duration every) {
    this.folder = folder;
    saveEvery = every;
    return this;
  }

  /** Lets {@link #resume} go on with another batch size, seed or data set. The result is then no longer that of one training. */
  public GanTrainer allowChanges() {
    allowsChanges = true;
    return this;
  }

  /** Measures time by another clock, in nanoseconds. Nothing that is learned depends on it. */
  public GanTrainer clock(LongSupplier nanoTime) {
    clock = nanoTime;
    return this;
  }

  /**
   * Trains the GAN on the data, in place, until the plan is done, a listener stops it or the thread
   * is interrupted; an interrupt is left set.
   *
   * @return the training at its end, with the last metrics
   * @throws IllegalArgumentException if the generator's samples are not shaped as the data's
   * @throws IllegalStateException if there are checkpoints in the folder for them already
   * @throws DivergedException if a loss or a gradient is NaN or infinite, and no listener mends it
   */
  public Training fit(Gan gan, Dataset data) {
    requireSameShape(gan, data);
    requireClasses(gan, data);
    try (Saver saver = saver()) {
      return train(gan, data, saver, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Goes on with a training from its newest whole checkpoint in the folder given to {@link #checkpoints}, whatever the GAN's
   * numbers are now. The result is, bit for bit, that of a training that was never interrupted, if the listeners that change
   * the training are the same. The plan may be longer or shorter.
   *
   * @return the training at its end, with the last metrics
   * @throws IOException if there is no checkpoint, none is whole, another training writes to the folder, or the checkpoint is
   *     of another GAN, batch size, seed or data set; the message lists the differences
   * @throws IllegalStateException if no folder was given
   * @throws IllegalArgumentException if the generator's samples are not shaped as the data's
   * @throws DivergedException if a loss or a gradient is NaN or infinite, and no listener mends it
   */
  public Training resume(Gan gan, Dataset data) throws IOException {
    CheckpointFolder from = folder;
    if (from == null) {
      throw new IllegalStateException(
          "GanTrainer: resume needs a folder of checkpoints. Give it with checkpoints(...).");
    }
    requireSameShape(gan, data);
    requireClasses(gan, data);
    from.requireSome();
    try (Saver saver = saver()) {
      saver.lock();
      return train(gan, data, saver, from.newest());
    }
  }

  private Saver saver() {
    return new Saver(folder, saveEvery);
  }

  private Training train(Gan gan, Dataset data, Saver saver, @Nullable Found found)
      throws IOException {
    Memory identity = saver.isOff() ? new Memory() : DataIdentity.of(data);
    Batches.Position start =
        found == null ? Batches.Position.START : start(found.state(), gan, identity);
    try (Batches batches = new Batches(data, plan.batch(), plan.seed(), start)) {
      Training training =
          new Training(gan, data, plan, batches, listeners.resumables(), clock, identity);
      if (found != null) {
        training.restore(found.state());
        saver.isSaved(training);
        found.passedOver().forEach(why -> training.note("checkpoint", "passed over: " + why));
      } else {
        saver.lockEmpty();
      }
      Failures failures = new Failures();
      failures.attempt(() -> run(training, saver));
      // The checkpoint comes first: it matters most if time or space runs out.
      failures.attempt(() -> saver.end(training));
      failures.attempt(() -> listeners.tell(training, l -> l.onTrainingEnd(training)));
      failures.rethrow();
      return training;
    }
  }

  private Batches.Position start(SavedState state, Gan gan, Memory identity) throws IOException {
    List<String> changes = Changes.between(state, gan, plan, identity);
    if (changes.isEmpty()) {
      return TrainingState.position(state);
    }
    if (!allowsChanges) {
      throw new CheckpointException(
          "checkpoint %s is of another training: %s. Put that back, or allow the changes."
              .formatted(state.folder(), String.join("; ", changes)));
    }
    // A place within an epoch means nothing in other batches.
    return new Batches.Position(TrainingState.position(state).epoch(), 0);
  }

  private void run(Training training, Saver saver) {
    try {
      begin(training, saver);
      steps(training, saver);
    } catch (VirtualMachineError e) {
      training.distrust();
      throw e;
    }
  }

  private void begin(Training training, Saver saver) {
    if (!training.isResumed()) {
      training.gan().preparation().accept(training.data());
    }
    listeners.tell(training, listener -> listener.onTrainingBegin(training));
    saver.begin(training);
  }

  private void steps(Training training, Saver saver) {
    Stepper stepper = new Stepper(training);
    long epoch = training.epoch();
    while (!training.isDone() && !training.isStopping()) {
      training.beginStep();
      step(stepper, training);
      training.endStep();
      boolean epochEnded = training.epoch() > epoch;
      epoch = training.epoch();
      if (epochEnded) {
        training.runs().forEach(PhaseRun::endEpoch);
      }
      listeners.tell(training, listener -> listener.onStep(training));
      if (epochEnded) {
        listeners.tell(training, listener -> listener.onEpoch(training));
      }
      saver.afterStep(training);
    }
  }

  private void step(Stepper stepper, Training training) {
    try {
      stepper.step();
    } catch (DivergedException e) {
      boolean[] canGoOn = {false};
      listeners.tell(training, listener -> canGoOn[0] |= listener.onDiverged(training, e));
      if (!canGoOn[0]) {
        throw e;
      }
    }
  }

  private static void requireClasses(Gan gan, Dataset data) {
    if (gan.classes() > 0 && gan.classes() != data.classes()) {
      throw new IllegalArgumentException(
          "GanTrainer: '%s' draws samples of %d classes but %s has %d. Give data with as many, or change the number of classes."
              .formatted(gan.name(), gan.classes(), data.source(), data.classes()));
    }
  }

  private static void requireSameShape(Gan gan, Dataset data) {
    try (Scope scope = Scope.open()) {
      Tensor sample = gan.sample(1, Rng.of(0));
      int[] made = Arrays.copyOfRange(sample.shape(), 1, sample.rank());
      if (!Arrays.equals(made, data.sampleShape())) {
        throw new IllegalArgumentException(
            "GanTrainer: the data's samples are %s but the generator of '%s' makes %s. %s"
                .formatted(
                    Shapes.format(data.sampleShape()),
                    gan.name(),
                    Shapes.format(made),
                    "Resize the data, or choose another net."));
      }
    }
  }
}
