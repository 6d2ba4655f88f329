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
    int[] classes = Classes.of(Features.ofLogits(classifier, data, data.size()));
    int right = 0;
    for (int i = 0; i < classes.length; i++) {
      if (classes[i] == data.label(i)) {
        right++;
      }
    }
    return (double) right / classes.length;
  }
}
