package io.github.gan4j.models.metric;

import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.feature.Features;
import io.github.gan4j.models.feature.RawValues;

/**
 * A number that a metric gave, with what makes it comparable with others: the features and the
 * count of samples.
 *
 * @param metric what was measured: {@code fid}
 * @param better which values are the better ones
 * @param extractor what made the features: {@code lenet-mnist}
 * @param count generated samples that were measured
 */
public record Score(String metric, Direction better, String extractor, int count, double value) {
  private static final int THOUSAND = 1000;

  static Score of(String metric, Direction better, Features measured, double value) {
    return new Score(metric, better, measured.extractor(), measured.count(), value);
  }

  /** Of a metric that looks at the samples themselves. */
  static Score of(String metric, Direction better, Dataset measured, double value) {
    String extractor = RawValues.name(measured.sampleShape());
    return new Score(metric, better, extractor, measured.size(), value);
  }

  /** {@code metric_extractor_count}, whole thousands as k: {@code fid_lenet-mnist_10k}. */
  public String name() {
    boolean whole = count > 0 && count % THOUSAND == 0;
    return metric + "_" + extractor + "_" + (whole ? count / THOUSAND + "k" : count);
  }
}
