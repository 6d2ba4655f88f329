package io.github.gan4j.models.zoo;

import io.github.gan4j.core.param.Parameter;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.net.Trainable;

/**
 * First values of the bias before a sigmoid, such that a net with small weights starts with the data's
 * mean image (github lisa-lab/pylearn2, {@code init_sigmoid_bias_from_marginals}).
 *
 * <pre>{@code b = log(m / (1 - m)),   m = mean over the data, at least 1e-7 and at most 1 - 1e-7}</pre>
 */
final class MarginalBias {

  private static final double LEAST = 1e-7;

  private MarginalBias() {}

  /** Sets the parameter at a path of a net from data with values 0 to 1. */
  static void set(Trainable net, String path, Dataset data) {
    for (Parameter parameter : net.params().parameters()) {
      if (parameter.path().equals(path)) {
        float[] logits = logits(data);
        parameter.assign(Tensor.wrap(logits, logits.length));
        return;
      }
    }
    throw new IllegalArgumentException(
        "MarginalBias: " + net.name() + " has no parameter '" + path + "'.");
  }

  private static float[] logits(Dataset data) {
    double[] sums = new double[data.sampleLength()];
    float[] sample = new float[sums.length];
    for (int i = 0; i < data.size(); i++) {
      data.read(i, sample, 0);
      for (int j = 0; j < sums.length; j++) {
        sums[j] += sample[j];
      }
    }
    float[] logits = new float[sums.length];
    for (int j = 0; j < logits.length; j++) {
      double mean = Math.max(LEAST, Math.min(1 - LEAST, sums[j] / data.size()));
      logits[j] = (float) StrictMath.log(mean / (1 - mean));
    }
    return logits;
  }
}
