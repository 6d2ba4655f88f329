package io.github.gan4j.models.data;

/** The labels of a data set, checked once; {@link #NONE} where it has none. */
final class Labels {
  static final Labels NONE = new Labels(new int[0], 0);

  /** More classes than any labelled set has; above it the numbers are not labels. */
  private static final int MAX_CLASSES = 1 << 20;

  private final int[] values;
  private final int classes;

  private Labels(int[] values, int classes) {
    this.values = values;
    this.classes = classes;
  }

  /** Labels with as many classes as the largest label asks for. */
  static Labels of(String name, int[] values, int samples) {
    int largest = 0;
    for (int i = 0; i < values.length; i++) {
      check(name, values[i], i, MAX_CLASSES);
      largest = Math.max(largest, values[i]);
    }
    return of(name, values, samples, largest + 1);
  }

  static Labels of(String name, int[] values, int samples, int classes) {
    if (values.length != samples) {
      throw new DataException(
          name + ": " + values.length + " labels for " + samples + " samples. Give one for each.");
    }
    for (int i = 0; i < values.length; i++) {
      check(name, values[i], i, classes);
    }
    return new Labels(values.clone(), classes);
  }

  /** A label read from a file with wider numbers. */
  static int narrow(String name, long label, int sample) {
    check(name, label, sample, MAX_CLASSES);
    return (int) label;
  }

  /** Fails unless the label is one of so many classes. */
  static void check(String name, long label, int sample, int classes) {
    if (label < 0 || label >= classes) {
      throw new DataException("%s: label %d of sample %d is outside 0..%d."
          .formatted(name, label, sample, classes - 1));
    }
  }

  int classes() {
    return classes;
  }

  int of(int sample) {
    if (classes == 0) {
      throw new IllegalStateException("label: this data set has no labels.");
    }
    return values[sample];
  }
}
