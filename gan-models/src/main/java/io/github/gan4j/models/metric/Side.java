package io.github.gan4j.models.metric;

import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.feature.Features;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the samples on one side of a comparison, extracted once for all metrics. What a
 * metric computes of one side alone, it may keep here for the next comparison.
 */
public final class Side {
  private final Features features;
  private final @Nullable Features logits;
  private final int[] labels;
  private final @Nullable Dataset samples;
  private @Nullable GaussianStatistics statistics;

  /**
   * Checks that all parts are of the same samples.
   *
   * @param features one row a sample
   * @param logits class logits of the same samples, null if the extractor is no classifier
   * @param labels the class of each sample: for real ones the true class, for generated ones the
   *     class or code that was asked for; empty if there is none
   * @param samples the samples themselves, images with values from -1 to 1; null if no metric reads
   *     them
   * @throws IllegalArgumentException if their counts differ
   */
  public Side(
      Features features, @Nullable Features logits, int[] labels, @Nullable Dataset samples) {
    int count = features.count();
    boolean fits = (logits == null || logits.count() == count)
        && (labels.length == 0 || labels.length == count)
        && (samples == null || samples.size() == count);
    if (!fits) {
      throw new IllegalArgumentException(
          "Side: parts of different samples: %d rows of features, %d of logits, %d labels, %d samples. Give one of each for a sample."
              .formatted(
                  count,
                  logits == null ? 0 : logits.count(),
                  labels.length,
                  samples == null ? 0 : samples.size()));
    }
    this.features = features;
    this.logits = logits;
    this.labels = labels.clone();
    this.samples = samples;
  }

  /** Samples that are neither classified nor labelled. */
  public static Side of(Features features) {
    return new Side(features, null, new int[0], null);
  }

  public Features features() {
    return features;
  }

  /** The normal distribution of the features, computed when first asked for. */
  GaussianStatistics statistics() {
    GaussianStatistics known = statistics;
    if (known == null) {
      known = GaussianStatistics.of(features);
      statistics = known;
    }
    return known;
  }

  Features requireLogits(String metric) {
    if (logits == null) {
      throw new IllegalArgumentException(
          "%s: needs class logits, and samples described by '%s' have none. Use a Classifier."
              .formatted(metric, features.extractor()));
    }
    return logits;
  }

  int[] requireLabels(String metric) {
    if (labels.length == 0) {
      throw new IllegalArgumentException(
          "%s: needs a label for each of %d samples, and there is none. Use a conditional generator or labelled data."
              .formatted(metric, features.count()));
    }
    return labels;
  }

  Dataset requireSamples(String metric) {
    if (samples == null) {
      throw new IllegalArgumentException(
          "%s: needs the samples themselves, and the side has features only. Give it the samples too."
              .formatted(metric));
    }
    return samples;
  }
}
