package io.github.gan4j.models.feature;

/** The classes that logits speak for. */
public final class Classes {

  private Classes() {}

  /** The class with the greatest logit of every sample, the first of equal ones. */
  public static int[] of(Features logits) {
    int[] classes = new int[logits.count()];
    for (int i = 0; i < classes.length; i++) {
      for (int y = 1; y < logits.dimension(); y++) {
        classes[i] = logits.at(i, y) > logits.at(i, classes[i]) ? y : classes[i];
      }
    }
    return classes;
  }
}
