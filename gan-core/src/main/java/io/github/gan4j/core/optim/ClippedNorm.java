package io.github.gan4j.core.optim;

import java.util.List;

/** An optimiser that scales gradients down to a largest norm first (Pascanu et al., 2013). */
record ClippedNorm(Optimizer inner, float maxNorm) implements Optimizer {

  ClippedNorm {
    if (!(maxNorm > 0)) {
      throw new IllegalArgumentException(
          "clipNorm: the largest norm must be positive, got " + maxNorm + ".");
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
  public Rule rule(long step, float learningRate, float scale) {
    return inner.rule(step, learningRate, scale);
  }
}
