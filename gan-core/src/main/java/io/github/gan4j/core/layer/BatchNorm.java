package io.github.gan4j.core.layer;

import io.github.gan4j.core.param.Buffer;
import io.github.gan4j.core.param.Initializers;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.tensor.Normalization;
import io.github.gan4j.core.tensor.Tensor;

/**
 * Batch normalisation over every axis but the last (Ioffe and Szegedy, 2015). Training uses the batch's statistics and
 * moves the running ones towards them, the variance unbiased; evaluation uses the running ones.
 *
 * <pre>{@code
 * y = weight (x - mean) / sqrt(variance + epsilon) + bias
 * running = running + momentum (batch - running)
 * }</pre>
 *
 * <b>Shapes</b> x [N,...,channels], the result the same. Parameters {@code weight} and {@code bias} (unless left out),
 * buffers {@code running_mean} and {@code running_var}, each [channels].
 */
public final class BatchNorm extends Located {

  private final NormSpec spec;
  private final Affine affine;
  private final Buffer runningMean;
  private final Buffer runningVariance;

  public BatchNorm(Params p, int channels) {
    this(p, channels, NormSpec.standard());
  }

  public BatchNorm(Params p, int channels, NormSpec spec) {
    super(p, "BatchNorm " + channels);
    this.spec = spec;
    affine = new Affine(p, channels, spec);
    runningMean = p.buffer("running_mean", Initializers.zeros(), channels);
    runningVariance = p.buffer("running_var", Initializers.ones(), channels);
  }

  @Override
  Tensor apply(Tensor x, Pass pass) {
    affine.requireFits("batchNorm", x);
    return pass.training() ? train(x) : evaluate(x);
  }

  private Tensor train(Tensor x) {
    Normalization.Normalized n =
        Normalization.batchNorm(x, affine.gamma(), affine.beta(), 1, spec.epsilon());
    float count = (float) x.size() / runningMean.size();
    follow(runningMean, n.mean(), 1);
    follow(runningVariance, n.variance(), count / (count - 1));
    return n.y();
  }

  private void follow(Buffer running, Tensor batch, float scale) {
    float[] y = running.data();
    float[] x = batch.data();
    for (int i = 0; i < running.size(); i++) {
      float old = y[running.offset() + i];
      y[running.offset() + i] = old + spec.momentum() * (scale * x[batch.offset() + i] - old);
    }
  }

  private Tensor evaluate(Tensor x) {
    Tensor std = runningVariance.value().add(spec.epsilon()).sqrt();
    return x.sub(runningMean.value()).mul(affine.gamma().div(std)).add(affine.beta());
  }
}
