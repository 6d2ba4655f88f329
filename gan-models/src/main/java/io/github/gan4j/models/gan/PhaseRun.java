package io.github.gan4j.models.gan;

import io.github.gan4j.core.optim.OptimizerState;
import io.github.gan4j.core.optim.ReduceOnPlateau;
import io.github.gan4j.core.tensor.Autograd;
import io.github.gan4j.core.tensor.Gradients;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.net.Trainable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A phase at work: its optimisers' states, and its loss averaged over the epoch. */
final class PhaseRun {

  private final Phase phase;
  private final Map<Trainable, OptimizerState> optimizers = new LinkedHashMap<>();
  private final ReduceOnPlateau.@Nullable State plateau;
  private final String lossName;
  private final List<Tensor> targets = new ArrayList<>();
  private double lossSum;
  private long lossCount;
  private float lastLoss = Float.NaN;

  PhaseRun(Phase phase) {
    this.phase = phase;
    ReduceOnPlateau settings = phase.plateau();
    plateau = settings == null ? null : new ReduceOnPlateau.State(settings);
    lossName = phase.name() + "_loss";
    for (Trainable net : phase.nets()) {
      optimizers.put(net, new OptimizerState(phase.optimizer(), net.params()));
      targets.addAll(net.params().tensors());
    }
  }

  Phase phase() {
    return phase;
  }

  Map<Trainable, OptimizerState> optimizers() {
    return optimizers;
  }

  /** The gradients at the present parameters; nothing is updated yet. */
  Gradients differentiate(StepContext context) {
    Tensor loss = phase.loss().of(context);
    float value = loss.item();
    if (!Float.isFinite(value)) {
      throw new DivergedException(phase.name(), value, context.step() + 1, lastLoss);
    }
    lastLoss = value;
    lossSum += value;
    lossCount++;
    context.metrics().put(lossName, value);
    return Autograd.grad(loss, targets);
  }

  void apply(Gradients gradients) {
    for (OptimizerState optimizer : optimizers.values()) {
      optimizer.step(gradients);
    }
  }

  void endEpoch() {
    if (plateau != null && lossCount > 0) {
      float factor = plateau.observe(lossSum / lossCount);
      for (OptimizerState optimizer : optimizers.values()) {
        optimizer.scaleLearningRate(factor);
      }
    }
    lossSum = 0;
    lossCount = 0;
  }
}
