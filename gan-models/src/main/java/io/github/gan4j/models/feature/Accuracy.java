package io.github.gan4j.models.feature;

import io.github.gan4j.models.data.Dataset;

/** How often a classifier is right. */
public final class Accuracy {

  private Accuracy() {}

  /**
   * The part of the samples whose largest logit is that of their label, 0 to 1. Of equal logits the
   * first counts.
   *
   * @throws IllegalStateException if the data has no labels
   */
  public static double of(Classifier classifier, Dataset data) {
    Features logits = Features.ofLogits(classifier, data, data.size());
    int right = 0;
    for (int i = 0; i < logits.count(); i++) {
      if (largest(logits, i) == data.label(i)) {
        right++;
      }
    }
    return (double) right / logits.count();
  }

  private static int largest(Features rows, int row) {
    int largest = 0;
    for (int column = 1; column < rows.dimension(); column++) {
      if (rows.at(row, column) > rows.at(row, largest)) {
        largest = column;
      }
    }
    return largest;
  }
}
