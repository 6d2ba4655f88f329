package io.github.gan4j.models.feature;

import io.github.gan4j.models.data.Dataset;

/**
 * Rows of numbers that describe samples, one row a sample.
 *
 * @param extractor what made them, as it stands in the names of scores: {@code lenet-mnist}
 * @param values row-major, count x dimension; not copied, never changed
 * @param count rows, at least one
 * @param dimension numbers in a row, at least one
 */
@SuppressWarnings("ArrayRecordComponent") // Features are not compared as objects.
public record Features(String extractor, float[] values, int count, int dimension) {

  /**
   * Checks the sizes and every value.
   *
   * @throws IllegalArgumentException if a size is wrong, or a value is NaN or infinite
   */
  public Features {
    if (count < 1 || dimension < 1 || (long) count * dimension != values.length) {
      throw new IllegalArgumentException(
          "Features: %d x %d of '%s' do not make %d values. Give count x dimension values, both at least 1."
              .formatted(count, dimension, extractor, values.length));
    }
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "Features: value %d of sample %d of '%s' is %s. A metric needs finite features; look at the samples."
                .formatted(i % dimension, i / dimension, extractor, values[i]));
      }
    }
  }

  /**
   * The features of the first {@code count} samples, with values in [-1, 1].
   *
   * @throws IllegalArgumentException if there are fewer samples, or the extractor does not take them
   */
  public static Features of(FeatureExtractor extractor, Dataset data, int count) {
    int dimension = extractor.dimension();
    float[] values = Extraction.rows(data.take(count), dimension, extractor::features);
    return new Features(extractor.name(), values, count, dimension);
  }

  /**
   * The logits of the first {@code count} samples, with values in [-1, 1].
   *
   * @throws IllegalArgumentException if there are fewer samples, or the classifier does not take them
   */
  public static Features ofLogits(Classifier classifier, Dataset data, int count) {
    int classes = classifier.classes();
    float[] values = Extraction.rows(data.take(count), classes, classifier::logits);
    return new Features(classifier.name(), values, count, classes);
  }

  /** The value in a row and a column. */
  public float at(int row, int column) {
    return values[row * dimension + column];
  }

  /**
   * Makes sure that two sets of features can be compared.
   *
   * @throws IllegalArgumentException naming both sides if extractor or dimension differ
   */
  public void requireComparable(String metric, Features other) {
    if (!extractor.equals(other.extractor) || dimension != other.dimension) {
      throw new IllegalArgumentException(
          "%s: features of '%s' (%d numbers each) cannot be compared with features of '%s' (%d). Use one extractor for both sides."
              .formatted(metric, extractor, dimension, other.extractor, other.dimension));
    }
  }
}
