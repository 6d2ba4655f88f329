package io.github.gan4j.models.metric;

import io.github.gan4j.models.feature.Features;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the samples on one side of a comparison, extracted once for all metrics.
 *
 * @param features one row a sample
 * @param logits class logits of the same samples, null if the extractor is no classifier
 * @param labels the class of each sample: for real ones the true class, for generated ones the
 *     class or code that was asked for; empty if there is none
 */
public record Side(Features features, @Nullable Features logits, int[] labels) {

  /**
   * Checks that all parts are of the same samples.
   *
   * @throws IllegalArgumentException if their counts differ
   */
  public Side {
    boolean logitsFit = logits == null || logits.count() == features.count();
    if (!logitsFit || (labels.length != 0 && labels.length != features.count())) {
      throw new IllegalArgumentException(
          "Side: parts of different samples: %d rows of features, %d of logits, %d labels. Give one of each for a sample."
              .formatted(features.count(), logits == null ? 0 : logits.count(), labels.length));
    }
  }

  /** Samples that are neither classified nor labelled. */
  public static Side of(Features features) {
    return new Side(features, null, new int[0]);
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
}
