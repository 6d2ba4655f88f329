package io.github.gan4j.core.optim;

import io.github.gan4j.core.kernel.RmsPropStep;
import java.util.List;

/**
 * RMSProp (Tieleman and Hinton, 2012). The frameworks differ: PyTorch decays by 0.99, adds epsilon 1e-8 outside the root
 * and starts the mean square at 0; TensorFlow 1 decays by 0.9, adds 1e-10 inside the root and starts at 1.
 *
 * <pre>{@code
 * s = decay s + (1 - decay) g^2
 * w = w - learningRate g / (sqrt(s) + epsilon)      PyTorch
 * w = w - learningRate g / sqrt(s + epsilon)        TensorFlow 1
 * }</pre>
 *
 * @param isTensorFlow the convention for epsilon and the start
 * @param weightDecay added to the gradient as {@code weightDecay w}
 */
public record RmsProp(
    Schedule learningRate, float decay, float epsilon, boolean isTensorFlow, float weightDecay)
    implements Optimizer {

  public RmsProp {
    Require.decay("RmsProp: decay", decay);
    Require.notNegative("RmsProp: epsilon", epsilon);
    Require.notNegative("RmsProp: weightDecay", weightDecay);
  }

  /** PyTorch's defaults. */
  public static RmsProp of(float learningRate) {
    return new RmsProp(Schedule.constant(learningRate), 0.99f, 1e-8f, false, 0);
  }

  /** TensorFlow 1's defaults. */
  public static RmsProp tensorflow(float learningRate) {
    return new RmsProp(Schedule.constant(learningRate), 0.9f, 1e-10f, true, 0);
  }

  public RmsProp learningRate(Schedule learningRate) {
    return new RmsProp(learningRate, decay, epsilon, isTensorFlow, weightDecay);
  }

  public RmsProp decay(float decay) {
    return new RmsProp(learningRate, decay, epsilon, isTensorFlow, weightDecay);
  }

  public RmsProp epsilon(float epsilon) {
    return new RmsProp(learningRate, decay, epsilon, isTensorFlow, weightDecay);
  }

  public RmsProp weightDecay(float weightDecay) {
    return new RmsProp(learningRate, decay, epsilon, isTensorFlow, weightDecay);
  }

  @Override
  public List<String> moments() {
    return List.of("mean_square");
  }

  @Override
  public float firstMoment() {
    return isTensorFlow ? 1 : 0;
  }

  @Override
  public Rule rule(long step, float rate, float scale) {
    RmsPropStep s = new RmsPropStep(scale, weightDecay, rate, decay, epsilon, isTensorFlow);
    return (k, w, wAt, g, gAt, moments, at, n) -> k.rmsProp(s, w, wAt, g, gAt, moments[0], at, n);
  }
}
