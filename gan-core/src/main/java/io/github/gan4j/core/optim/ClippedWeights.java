package io.github.gan4j.core.optim;

import io.github.gan4j.core.kernel.UnaryOp;
import java.util.List;

/** An optimiser that clamps the weights after each step (Arjovsky et al., "Wasserstein GAN", 2017, algorithm 1). */
record ClippedWeights(Optimizer inner, float limit) implements Optimizer {

  ClippedWeights {
    if (!(limit > 0)) {
      throw new IllegalArgumentException(
          "clipWeights: the largest weight must be positive, got " + limit + ".");
    }
  }

  @Override
  public Schedule learningRate() {
    return inner.learningRate();
  }

  @Override
  public List<String> moments() {
    return inner.moments();
  }

  @Override
  public float firstMoment() {
    return inner.firstMoment();
  }

  @Override
  public float maxNorm() {
    return inner.maxNorm();
  }

  @Override
  public Rule rule(long step, float learningRate, float scale) {
    Rule rule = inner.rule(step, learningRate, scale);
    return (k, w, wAt, g, gAt, moments, at, n) -> {
      rule.update(k, w, wAt, g, gAt, moments, at, n);
      k.unary(UnaryOp.CLAMP, -limit, limit, w, wAt, w, wAt, n);
    };
  }
}
