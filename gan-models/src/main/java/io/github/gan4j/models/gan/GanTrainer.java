package io.github.gan4j.models.gan;

import io.github.gan4j.core.shape.Shapes;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Scope;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.data.Batches;
import io.github.gan4j.models.data.Dataset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
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

  private final Plan plan;
  private final List<TrainingListener> listeners = new ArrayList<>();

  public GanTrainer(Plan plan) {
    this.plan = plan;
  }

  /** Adds a listener; listeners are called in the order added. */
  public GanTrainer listen(TrainingListener listener) {
    listeners.add(listener);
    return this;
  }

  /**
   * Trains the GAN on the data, in place, until the plan is done, a listener stops it or the thread
   * is interrupted; an interrupt is left set.
   *
   * @return the training at its end, with the last metrics
   * @throws IllegalArgumentException if the generator's samples are not shaped as the data's
   * @throws DivergedException if a loss or a gradient is NaN or infinite, and no listener mends it
   */
  public Training fit(Gan gan, Dataset data) {
    requireSameShape(gan, data);
    requireClasses(gan, data);
    try (Batches batches = new Batches(data, plan.batch(), plan.seed())) {
      Training training = new Training(gan, data, plan, batches);
      Throwable failure = null;
      try {
        gan.preparation().accept(data);
        tell(listener -> listener.onTrainingBegin(training));
        run(training);
      } catch (RuntimeException | Error e) {
        failure = e;
        throw e;
      } finally {
        end(training, failure);
      }
      return training;
    }
  }

  private void run(Training training) {
    Stepper stepper = new Stepper(training);
    long epoch = training.epoch();
    while (!training.isDone() && !training.isStopping()) {
      training.metrics().beginStep();
      step(stepper, training);
      training.endStep();
      boolean epochEnded = training.epoch() > epoch;
      epoch = training.epoch();
      if (epochEnded) {
        training.runs().forEach(PhaseRun::endEpoch);
      }
      tell(listener -> listener.onStep(training));
      if (epochEnded) {
        tell(listener -> listener.onEpoch(training));
      }
    }
  }

  private void step(Stepper stepper, Training training) {
    try {
      stepper.step();
    } catch (DivergedException e) {
      boolean[] canGoOn = {false};
      tell(listener -> canGoOn[0] |= listener.onDiverged(training, e));
      if (!canGoOn[0]) {
        throw e;
      }
    }
  }

  private void end(Training training, @Nullable Throwable failure) {
    try {
      tell(listener -> listener.onTrainingEnd(training));
    } catch (RuntimeException | Error e) {
      if (failure == null) {
        throw e;
      }
      failure.addSuppressed(e);
    }
  }

  // Every listener is called, even after one that throws; the first exception is the one thrown.
  private void tell(Consumer<TrainingListener> event) {
    Throwable first = null;
    for (TrainingListener listener : listeners) {
      try {
        event.accept(listener);
      } catch (RuntimeException | Error e) {
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    if (first instanceof RuntimeException e) {
      throw e;
    }
    if (first instanceof Error e) {
      throw e;
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
