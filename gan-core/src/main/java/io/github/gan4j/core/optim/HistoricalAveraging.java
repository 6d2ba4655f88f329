package io.github.gan4j.core.optim;

import io.github.gan4j.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/** An optimiser that is also drawn to where the weights have been; see {@link Optimizer#historicalAveraging}. */
record HistoricalAveraging(Optimizer inner, float lambda) implements Optimizer {

  // A block's gradients are worked out just before the inner rule reads them.
  private static final int BLOCK = 1 << 10;
  private static final ThreadLocal<float[]> PULLED =
      ThreadLocal.withInitial(() -> Tensor.zeros(BLOCK).toArray());

  HistoricalAveraging {
    if (!(lambda > 0 && lambda < Float.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "historicalAveraging: lambda must be positive, got " + lambda + ".");
    }
  }

  @Override
  public Schedule learningRate() {
    return inner.learningRate();
  }

  @Override
  public List<String> moments() {
    List<String> all = new ArrayList<>(inner.moments());
    all.add("average");
    return all;
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
    Rule rule = inner.rule(step, learningRate, 1);
    int last = inner.moments().size();
    Pull pull = new Pull(scale, step == 0 ? 0 : 2 * lambda, 1f / (step + 1));
    return (k, w, wAt, g, gAt, moments, at, n) -> {
      float[] pulled = PULLED.get();
      for (int from = 0; from < n; from += BLOCK) {
        int size = Math.min(BLOCK, n - from);
        pull.apply(w, wAt + from, g, gAt + from, moments[last], at + from, pulled, size);
        rule.update(k, w, wAt + from, pulled, 0, moments, at + from, size);
      }
    };
  }

  /**
   * What one step does to a gradient and an average.
   *
   * @param scale factor on the gradient
   * @param strength of the pull
   * @param share of the weights in the new average: all of it in the first step
   */
  private record Pull(float scale, float strength, float share) {

    void apply(
        float[] w, int wAt, float[] g, int gAt, float[] average, int at, float[] pulled, int n) {
      for (int i = 0; i < n; i++) {
        float away = w[wAt + i] - average[at + i];
        pulled[i] = scale * g[gAt + i] + strength * away;
        average[at + i] += share * away;
      }
    }
  }
}
