package io.github.gan4j.core.optim;

import io.github.gan4j.core.kernel.AdamStep;
import java.util.List;

/**
 * Adam (Kingma and Ba, 2015, Algorithm 1), with their defaults: betas 0.9 and 0.999, epsilon 1e-8.
 *
 * <pre>{@code
 * m = beta1 m + (1 - beta1) g;   v = beta2 v + (1 - beta2) g^2;   c1 = 1 - beta1^t;   c2 = 1 - beta2^t
 * w = w - learningRate (m / c1) / (sqrt(v / c2) + epsilon)
 * }</pre>
 *
 * TensorFlow 1 adds epsilon to the root before the correction instead: {@code learningRate sqrt(c2) / c1 m / (sqrt(v) +
 * epsilon)}, the paper's "epsilon hat".
 *
 * @param isTensorFlow the convention for epsilon
 * @param weightDecay added to the gradient as {@code weightDecay w} (not AdamW)
 */
public record Adam(
    Schedule learningRate,
    float beta1,
    float beta2,
    float epsilon,
    boolean isTensorFlow,
    float weightDecay)
    implements Optimizer {

  public Adam {
    Require.decay("Adam: beta1", beta1);
    Require.decay("Adam: beta2", beta2);
    Require.notNegative("Adam: epsilon", epsilon);
    Require.notNegative("Adam: weightDecay", weightDecay);
  }

  public static Adam of(float learningRate) {
    return of(Schedule.constant(learningRate));
  }

  public static Adam of(Schedule learningRate) {
    return new Adam(learningRate, 0.9f, 0.999f, 1e-8f, false, 0);
  }

  public Adam learningRate(float learningRate) {
    return new Adam(
        Schedule.constant(learningRate), beta1, beta2, epsilon, isTensorFlow, weightDecay);
  }

  public Adam betas(float beta1, float beta2) {
    return new Adam(learningRate, beta1, beta2, epsilon, isTensorFlow, weightDecay);
  }

  public Adam epsilon(float epsilon) {
    return new Adam(learningRate, beta1, beta2, epsilon, isTensorFlow, weightDecay);
  }

  /** The same with TensorFlow 1's place for epsilon. */
  public Adam tensorflow() {
    return new Adam(learningRate, beta1, beta2, epsilon, true, weightDecay);
  }

  public Adam weightDecay(float weightDecay) {
    return new Adam(learningRate, beta1, beta2, epsilon, isTensorFlow, weightDecay);
  }

  @Override
  public List<String> moments() {
    return List.of("m", "v");
  }

  @Override
  public Rule rule(long step, float rate, float scale) {
    double c1 = 1 - Math.pow(beta1, step + 1.0);
    double root = Math.sqrt(1 - Math.pow(beta2, step + 1.0));
    AdamStep s = isTensorFlow
        ? new AdamStep(scale, weightDecay, beta1, beta2, (float) (rate * root / c1), 1, epsilon)
        : new AdamStep(
            scale, weightDecay, beta1, beta2, (float) (rate / c1), (float) (1 / root), epsilon);
    return (k, w, wAt, g, gAt, moments, at, n) ->
        k.adam(s, w, wAt, g, gAt, moments[0], at, moments[1], at, n);
  }
}
