package io.github.gan4j.models.gan;

import io.github.gan4j.core.optim.OptimizerState;
import io.github.gan4j.core.optim.ReduceOnPlateau;
import io.github.gan4j.core.tensor.Autograd;
import io.github.gan4j.core.tensor.Gradients;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.checkpoint.CheckpointException;
import io.github.gan4j.models.checkpoint.Memory;
import io.github.gan4j.models.net.Trainable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A phase at work: its optimisers' states, and its loss averaged over the epoch. */
final class PhaseRun {

  private final Phase phase;
  private final Map<Trainable, OptimizerState> optimizers = new LinkedHashMap<>();
  private final ReduceOnPlateau.@Nullable State plateau;
  private final String lossName;
  private final String normName;
  private final List<Tensor> targets = new ArrayList<>();
  private final List<GradientNorms> norms = new ArrayList<>();
  private double lossSum;
  private long lossCount;
  private float lastLoss = Float.NaN;

  PhaseRun(Phase phase) {
    this.phase = phase;
    ReduceOnPlateau settings = phase.plateau();
    plateau = settings == null ? null : new ReduceOnPlateau.State(settings);
    lossName = phase.name() + "_loss";
    normName = phase.name() + "_grad_norm";
    for (Trainable net : phase.nets()) {
      optimizers.put(net, new OptimizerState(phase.optimizer(), net.params()));
      targets.addAll(net.params().tensors());
      norms.add(new GradientNorms(net));
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
      throw DivergedException.ofLoss(lossName, value, context.step() + 1, lastLoss, largest());
    }
    lastLoss = value;
    lossSum += value;
    lossCount++;
    context.metrics().put(lossName, value);
    Gradients gradients = Autograd.grad(loss, targets);
    context.metrics().put(normName, (float) measure(gradients, context.step() + 1));
    return gradients;
  }

  /** The norm of all gradients, once it is known to be finite. */
  private double measure(Gradients gradients, long step) {
    double squares = 0;
    for (GradientNorms net : norms) {
      String broken = net.measure(gradients);
      if (broken != null) {
        throw DivergedException.ofGradient(lossName, lastLoss, broken, step, largest());
      }
      squares += net.squares();
    }
    return Math.sqrt(squares);
  }

  private GradientNorms.@Nullable Largest largest() {
    return norms.stream()
        .map(GradientNorms::largest)
        .filter(Objects::nonNull)
        .max(Comparator.comparingDouble(GradientNorms.Largest::norm))
        .orElse(null);
  }

  /** What the schedule of the learning rate remembers, to go back to it; null without one. */
  ReduceOnPlateau.@Nullable State plateau() {
    return plateau;
  }

  /** What the epoch under way and the schedule have summed up. */
  Memory remember() {
    Memory memory = new Memory()
        .put("loss_sum", lossSum)
        .put("loss_count", lossCount)
        .put("last_loss", Float.toString(lastLoss));
    if (plateau != null) {
      memory.put("plateau_best", plateau.best()).put("plateau_bad", plateau.bad());
    }
    return memory;
  }

  void restore(Memory memory) throws CheckpointException {
    lossSum = memory.number("loss_sum");
    lossCount = memory.count("loss_count");
    lastLoss = (float) memory.number("last_loss");
    if (plateau != null) {
      plateau.restore(memory.number("plateau_best"), (int) memory.count("plateau_bad"));
    }
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
