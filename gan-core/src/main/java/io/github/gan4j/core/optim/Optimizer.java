package io.github.gan4j.core.optim;

import io.github.gan4j.core.kernel.Kernels;
import java.util.List;

/**
 * The settings of an update rule. Training keeps an {@link OptimizerState} of it for each net.
 *
 * <p>The rules, in order of increasing complexity: {@link Sgd}, {@link RmsProp}, {@link Adam}.
 */
public interface Optimizer {

  /** The learning rate by steps taken. */
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

  /**
   * The rule with all that depends on the step alone worked out.
   *
   * @param step steps taken before this one
   * @param learningRate the rate of this step
   * @param scale factor on the gradient
   */
  Rule rule(long step, float learningRate, float scale);

  /** Updates one run of n weights in place; moment i of the first of them is {@code moments[i][momentsAt]}. */
  @FunctionalInterface
  interface Rule {
    void update(
        Kernels k, float[] w, int wAt, float[] g, int gAt, float[][] moments, int momentsAt, int n);
  }

  /**
   * The same rule on gradients whose norm, over all parameters of the net together, is at most {@code maxNorm}. Smaller
   * ones stay as they are.
   *
   * @throws IllegalArgumentException unless {@code maxNorm} is positive
   */
  default Optimizer clipNorm(float maxNorm) {
    return new ClippedNorm(this, Math.min(maxNorm, maxNorm()));
  }

  /**
   * The same rule followed by {@code w = min(max(w, -limit), limit)} for every parameter of the net, scales and biases
   * too, as a Wasserstein critic without a penalty needs.
   *
   * @throws IllegalArgumentException unless {@code limit} is positive
   */
  default Optimizer clipWeights(float limit) {
    return new ClippedWeights(this, limit);
  }

  /**
   * The same rule on a loss with one more term, which draws each weight to its average over the steps before (Salimans et
   * al., "Improved techniques for training GANs", 2016, section 3.3): two nets that circle each other come to rest.
   *
   * <pre>{@code lambda |w - average|^2,   whose gradient is 2 lambda (w - average)}</pre>
   *
   * It is added to the gradient as weight decay is, so that the loss that is logged does not have it, and {@link
   * #clipNorm} does not see it. The average is one more moment, which checkpoints hold. The paper's average has the
   * present weights in it as well, which makes its pull weaker by {@code (t - 1) / t} in step t.
   *
   * @throws IllegalArgumentException unless {@code lambda} is positive
   */
  default Optimizer historicalAveraging(float lambda) {
    return new HistoricalAveraging(this, lambda);
  }
}
