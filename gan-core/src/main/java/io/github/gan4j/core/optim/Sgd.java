package io.github.gan4j.core.optim;

import io.github.gan4j.core.kernel.SgdStep;
import java.util.List;

/**
 * Gradient descent with momentum.
 *
 * <pre>{@code v = momentum v - learningRate g;  w = w + v}</pre>
 *
 * As in Sutskever et al. (2013) and Goodfellow's GAN code. PyTorch multiplies by the rate when v is added to w instead,
 * which is the same while the rate stays. Plain gradient descent is momentum 0, the default.
 *
 * @param weightDecay added to the gradient as {@code weightDecay w}
 */
public record Sgd(Schedule learningRate, Schedule momentum, float weightDecay)
    implements Optimizer {

  public Sgd {
    Require.notNegative("Sgd: weightDecay", weightDecay);
  }

  public static Sgd of(float learningRate) {
    return of(Schedule.constant(learningRate));
  }

  public static Sgd of(Schedule learningRate) {
    return new Sgd(learningRate, Schedule.constant(0), 0);
  }

  public Sgd momentum(float momentum) {
    return momentum(Schedule.constant(momentum));
  }

  public Sgd momentum(Schedule momentum) {
    return new Sgd(learningRate, momentum, weightDecay);
  }

  public Sgd weightDecay(float weightDecay) {
    return new Sgd(learningRate, momentum, weightDecay);
  }

  @Override
  public List<String> moments() {
    return List.of("velocity");
  }

  @Override
  public Rule rule(long step, float rate, float scale) {
    SgdStep s = new SgdStep(scale, weightDecay, rate, momentum.at(step));
    return (k, w, wAt, g, gAt, moments, at, n) -> k.sgd(s, w, wAt, g, gAt, moments[0], at, n);
  }
}
