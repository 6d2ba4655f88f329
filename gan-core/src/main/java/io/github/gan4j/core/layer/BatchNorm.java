package io.github.gan4j.core.layer;

import io.github.gan4j.core.param.Buffer;
import io.github.gan4j.core.param.Initializers;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.tensor.Activations;
import io.github.gan4j.core.tensor.Normalization;
import io.github.gan4j.core.tensor.Tensor;
import org.jspecify.annotations.Nullable;

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
public final class BatchNorm extends Located implements Fusable {

  private final NormSpec spec;
  private final Affine affine;
  // of the leaky ReLU that is applied to the result; 1 for none
  private final float slope;
  private final Buffer runningMean;
  private final Buffer runningVariance;

  public BatchNorm(Params p, int channels) {
    this(p, channels, NormSpec.standard());
  }

  public BatchNorm(Params p, int channels, NormSpec spec) {
    super(p, "BatchNorm " + channels);
    this.spec = spec;
    affine = new Affine(p, channels, spec);
    slope = 1;
    runningMean = p.buffer("running_mean", Initializers.zeros(), channels);
    runningVariance = p.buffer("running_var", Initializers.ones(), channels);
  }

  private BatchNorm(BatchNorm plain, float slope) {
    super(plain);
    spec = plain.spec;
    affine = plain.affine;
    runningMean = plain.runningMean;
    runningVariance = plain.runningVariance;
    this.slope = slope;
  }

  @Override
  public @Nullable Layer followedBy(Layer next) {
    return slope == 1 && next instanceof Rectifier r ? new BatchNorm(this, r.slope()) : null;
  }

  @Override
  Tensor apply(Tensor x, Pass pass) {
    affine.requireFits("batchNorm", x);
    return pass.training() ? train(x) : evaluate(x);
  }

  private Tensor train(Tensor x) {
    Normalization.Normalized n =
        Normalization.batchNorm(x, affine.gamma(), affine.beta(), 1, spec.epsilon(), slope);
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
    Tensor y = x.sub(runningMean.value()).mul(affine.gamma().div(std)).add(affine.beta());
    return slope == 1 ? y : Activations.leakyRelu(y, slope);
  }
}
