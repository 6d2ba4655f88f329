package io.github.gan4j.core.optim;

import io.github.gan4j.core.kernel.Kernels;
import java.util.List;

/**
 * The settings of an update rule. Training keeps an {@link OptimizerState} of it for each net.
 *
 * <p>The rules, in order of increasing complexity: {@link Sgd}, {@link RmsProp}, {@link Adam}.
 */
public interface Optimizer {

  Schedule learningRate();

  /** The numbers kept per weight between steps, by name. */
  List<String> moments();

  /** What those numbers are at the start. */
  default float firstMoment() {
    return 0;
  }

  /** The largest norm of a whole gradient; larger ones are scaled down to it. */
  default float maxNorm() {
    return Float.POSITIVE_INFINITY;
  }

  /** The rule with all that depends on the step alone worked out. */
  Rule rule(long step, float learningRate, float scale);

  /** Updates one run of weights in place. */
  @FunctionalInterface
  interface Rule {
    void update(
        Kernels k, float[] w, int wAt, float[] g, int gAt, float[][] moments, int momentsAt, int n);
  }

  /** The same rule on gradients whose norm, over all parameters together, is at most {@code maxNorm}. */
  default Optimizer clipNorm(float maxNorm) {
    return new ClippedNorm(this, maxNorm);
  }
}
