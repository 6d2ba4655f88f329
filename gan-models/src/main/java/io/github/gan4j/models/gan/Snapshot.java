package io.github.gan4j.models.gan;

import io.github.gan4j.core.optim.OptimizerState;
import io.github.gan4j.core.optim.ReduceOnPlateau;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.param.Slot;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.net.Trainable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a training has learned up to a step, kept in memory to go back to: parameters and buffers of
 * every net and of the average, the optimisers with their learning rates, and the plateau schedules.
 *
 * <p>The count of steps and the place in the data are not part of it. After {@link #restore} the
 * training goes on with the next step, which draws other random numbers and other samples than the
 * steps it lost; the same training goes back the same way every time.
 */
public final class Snapshot {

  private final long step;
  private final List<Runnable> restorers = new ArrayList<>();

  private Snapshot(long step) {
    this.step = step;
  }

  /** Copies the present state. */
  public static Snapshot of(Training training) {
    Snapshot snapshot = new Snapshot(training.step());
    for (Trainable net : training.gan().nets()) {
      snapshot.add(net.params());
    }
    Ema ema = training.gan().ema();
    if (ema != null) {
      snapshot.add(ema.average().params());
    }
    for (PhaseRun run : training.runs()) {
      run.optimizers().values().forEach(snapshot::add);
      ReduceOnPlateau.State plateau = run.plateau();
      if (plateau != null) {
        double best = plateau.best();
        int bad = plateau.bad();
        snapshot.restorers.add(() -> plateau.restore(best, bad));
      }
    }
    return snapshot;
  }

  private void add(Params params) {
    for (Slot slot : params.slots()) {
      Tensor copy = copy(slot.value());
      restorers.add(() -> slot.assign(copy));
    }
  }

  private void add(OptimizerState optimizer) {
    Map<String, Tensor> moments = new LinkedHashMap<>();
    optimizer.tensors().forEach((name, values) -> moments.put(name, copy(values)));
    long steps = optimizer.steps();
    float rateFactor = optimizer.rateFactor();
    restorers.add(() -> optimizer.restore(steps, rateFactor, moments));
  }

  private static Tensor copy(Tensor values) {
    return Tensor.wrap(values.toArray(), values.shape());
  }

  /** The steps that had been completed. */
  public long step() {
    return step;
  }

  /** Puts everything back into the training it was taken of. */
  public void restore() {
    restorers.forEach(Runnable::run);
  }
}
