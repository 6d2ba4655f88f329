package io.github.gan4j.models.metric;

import io.github.gan4j.models.feature.Features;

/**
 * A number that a metric gave, with what makes it comparable with others: the features and the
 * count of samples.
 *
 * @param metric what was measured: {@code fid}
 * @param extractor what made the features: {@code lenet-mnist}
 * @param count generated samples that were measured
 */
public record Score(String metric, String extractor, int count, double value) {
  private static final int THOUSAND = 1000;

  static Score of(String metric, Features measured, double value) {
    return new Score(metric, measured.extractor(), measured.count(), value);
  }

  /** {@code metric_extractor_count}, whole thousands as k: {@code fid_lenet-mnist_10k}. */
  public String name() {
    boolean whole = count > 0 && count % THOUSAND == 0;
    return metric + "_" + extractor + "_" + (whole ? count / THOUSAND + "k" : count);
  }
}
