package io.github.gan4j.models.feature;

import io.github.gan4j.core.tensor.Shaping;
import io.github.gan4j.models.data.Dataset;
import org.jspecify.annotations.Nullable;

/**
 * All that an extractor says of some samples.
 *
 * @param logits of the same samples, or null if the extractor is no classifier
 */
public record Description(Features features, @Nullable Features logits) {

  /**
   * Describes the first {@code count} samples, with values in [-1, 1].
   *
   * @throws IllegalArgumentException if there are fewer samples, or the extractor does not take them
   */
  public static Description of(FeatureExtractor extractor, Dataset data, int count) {
    return extractor instanceof Classifier classifier
        ? of(classifier, data, count)
        : new Description(Features.of(extractor, data, count), null);
  }

  private static Description of(Classifier classifier, Dataset data, int count) {
    int dimension = classifier.dimension();
    int classes = classifier.classes();
    float[] rows = Extraction.rows(data.take(count), dimension + classes, x -> {
      Classifier.Outputs outputs = classifier.outputs(x);
      return Shaping.concat(1, outputs.features(), outputs.logits());
    });
    return new Description(
        columns(classifier, rows, count, 0, dimension),
        columns(classifier, rows, count, dimension, classes));
  }

  /** Some columns of rows that have features and then logits. */
  private static Features columns(
      Classifier classifier, float[] rows, int count, int first, int columns) {
    float[] values = new float[count * columns];
    for (int i = 0; i < count; i++) {
      System.arraycopy(rows, i * (rows.length / count) + first, values, i * columns, columns);
    }
    return new Features(classifier.name(), values, count, columns);
  }
}
