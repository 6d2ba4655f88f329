package io.github.gan4j.models.health;

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
