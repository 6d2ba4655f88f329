package io.github.gan4j.models.health;

import io.github.gan4j.models.checkpoint.CheckpointException;
import io.github.gan4j.models.checkpoint.Memory;
import io.github.gan4j.models.gan.Metrics;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What every step tells for nothing, as means over the latest 100 steps: the discriminator's accuracy,
 * and the norm of each phase's gradients (geometric mean, in which one large gradient is no more than
 * one step).
 */
final class Vitals {
  static final int STEPS = 100;
  private static final String ACCURACY = "d_accuracy";
  private static final String NORM = "_grad_norm";
  private static final String PHASES = "phases";
  private static final String PHASE = "phase-";

  /** Stands in for a gradient of 0, whose logarithm is infinite. */
  private static final double SMALLEST = 1e-30;

  private final Window accuracy = new Window(STEPS);
  private final Map<String, Window> norms = new LinkedHashMap<>();

  void add(Metrics metrics) {
    metrics.values().forEach((name, value) -> {
      if (name.equals(ACCURACY)) {
        accuracy.add(value);
      } else if (name.endsWith(NORM)) {
        norms
            .computeIfAbsent(
                name.substring(0, name.length() - NORM.length()), n -> new Window(STEPS))
            .add(Math.log(Math.max(SMALLEST, value)));
      }
    });
  }

  Memory remember() {
    Memory memory = new Memory()
        .put(ACCURACY, accuracy.remember())
        .put(PHASES, String.join(" ", norms.keySet()));
    norms.forEach((phase, window) -> memory.put(PHASE + phase, window.remember()));
    return memory;
  }

  void restore(Memory memory) throws CheckpointException {
    accuracy.restore(memory.memory(ACCURACY));
    for (String phase : memory.text(PHASES).split(" ", -1)) {
      if (!phase.isEmpty()) {
        Window window = new Window(STEPS);
        window.restore(memory.memory(PHASE + phase));
        norms.put(phase, window);
      }
    }
  }

  /** How often the discriminator was right, 0 to 1; NaN if that is not known. */
  double accuracy() {
    return accuracy.mean();
  }

  /** The norm of the gradients of each phase; NaN at first. */
  Map<String, Double> norms() {
    Map<String, Double> means = new LinkedHashMap<>();
    norms.forEach((phase, window) -> means.put(phase, Math.exp(window.mean())));
    return means;
  }
}
