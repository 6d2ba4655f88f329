package io.github.gan4j.models.gan;

import io.github.gan4j.core.layer.Pass;
import io.github.gan4j.core.tensor.Arena;
import io.github.gan4j.core.tensor.Gradients;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Scope;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.data.Batch;
import io.github.gan4j.models.net.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Runs the phases of a step. Samples live in the scope of their draw, which later phases may share;
 * everything else lives in the scope of its phase.
 */
final class Stepper {

  private final Training training;
  private final Rng rng;
  private final List<List<PhaseRun>> groups = new ArrayList<>();
  private final Arena drawMemory = new Arena();
  private final Arena phaseMemory = new Arena();

  // The present draw.
  private @Nullable Scope scope;
  private @Nullable StepContext context;

  Stepper(Training training) {
    this.training = training;
    rng = Rng.of(training.plan().seed());
    String last = null;
    for (PhaseRun run : training.runs()) {
      if (!run.phase().group().equals(last)) {
        groups.add(new ArrayList<>());
      }
      last = run.phase().group();
      groups.get(groups.size() - 1).add(run);
    }
  }

  /** The most bytes of tensors that were in use at a time. */
  long mostBytes() {
    return drawMemory.mostBytes() + phaseMemory.mostBytes();
  }

  /** One pass over all phases. What a step draws depends on the seed and its number alone. */
  void step() {
    Rng own = rng.at(training.step());
    try {
      for (List<PhaseRun> group : groups) {
        runGroup(group, own);
      }
    } finally {
      endDraw();
    }
    Ema ema = training.gan().ema();
    if (ema != null) {
      ema.update();
    }
  }

  private void runGroup(List<PhaseRun> group, Rng own) {
    Phase leader = group.get(0).phase();
    if (training.step() % leader.interval() != 0) {
      return;
    }
    for (int i = leader.repeats().applyAsInt(training.step()); i > 0; i--) {
      StepContext present = context;
      StepContext c = present == null || leader.draws() ? draw(leader, own.split()) : present;
      try (Scope phaseScope = Scope.open(phaseMemory)) {
        update(group, c);
      }
    }
  }

  private static void update(List<PhaseRun> group, StepContext c) {
    List<Gradients> gradients = new ArrayList<>(group.size());
    for (PhaseRun run : group) {
      gradients.add(run.differentiate(c));
    }
    for (int i = 0; i < group.size(); i++) {
      group.get(i).apply(gradients.get(i));
    }
  }

  private StepContext draw(Phase phase, Rng own) {
    endDraw();
    scope = Scope.open(drawMemory);
    Gan gan = training.gan();
    Batch batch = phase.batch() == 0 ? training.batches().next() : null;
    int count = batch == null ? phase.batch() : training.plan().batch();
    if (batch != null) {
      training.countImages(count);
    }
    Tensor z = gan.latent().sample(count, own.split());
    Pass pass = Pass.training(own.split());
    Condition y = condition(batch, count, own);
    Tensor fake = gan.generator().generate(z, y, pass);
    StepContext drawn =
        new StepContext(training.step(), batch, z, y, fake, pass, training.metrics());
    context = drawn;
    return drawn;
  }

  private Condition condition(@Nullable Batch batch, int count, Rng own) {
    int classes = training.gan().classes();
    if (classes == 0) {
      return Condition.none();
    }
    if (batch != null) {
      return new Condition(batch.labels(), classes);
    }
    Rng rng = own.split();
    return new Condition(IntStream.range(0, count).map(i -> rng.below(classes)).toArray(), classes);
  }

  private void endDraw() {
    context = null;
    Scope open = scope;
    if (open != null) {
      scope = null;
      open.close();
    }
  }
}
