package io.github.gan4j.models.metric;

import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.data.Dataset;

/**
 * Samples as rows less a centre, with their squared lengths. Distances do not change, and products of
 * rows lose no digits to what all of them have in common.
 *
 * @param values [N, length]
 */
@SuppressWarnings("ArrayRecordComponent") // Rows are not compared as objects.
record CentredRows(Tensor values, double[] squares, float[] centre) {

  /** All samples of a data set around their own mean. */
  static CentredRows of(String metric, Dataset data) {
    float[] rows = read(metric, data, 0, data.size());
    return centred(rows, mean(rows, data.sampleLength()));
  }

  /** Some samples of another data set around the same centre. */
  CentredRows around(String metric, Dataset data, int from, int count) {
    return centred(read(metric, data, from, count), centre);
  }

  int length() {
    return centre.length;
  }

  void requireSameLength(String metric, Dataset data) {
    if (data.sampleLength() != length()) {
      throw new IllegalArgumentException(
          "%s: the generated samples have %d values each, those of %s have %d."
              .formatted(metric, length(), data.source(), data.sampleLength()));
    }
  }

  private static float[] read(String metric, Dataset data, int from, int count) {
    int length = data.sampleLength();
    float[] rows = new float[Math.multiplyExact(count, length)];
    for (int i = 0; i < count; i++) {
      SampleValues.read(metric, data, from + i, rows, i * length);
    }
    return rows;
  }

  private static float[] mean(float[] rows, int length) {
    double[] sums = new double[length];
    for (int i = 0; i < rows.length; i++) {
      sums[i % length] += rows[i];
    }
    float[] mean = new float[length];
    for (int i = 0; i < length; i++) {
      mean[i] = (float) (sums[i] * length / rows.length);
    }
    return mean;
  }

  private static CentredRows centred(float[] rows, float[] centre) {
    int length = centre.length;
    double[] squares = new double[rows.length / length];
    for (int i = 0; i < rows.length; i++) {
      rows[i] -= centre[i % length];
      squares[i / length] += (double) rows[i] * rows[i];
    }
    return new CentredRows(Tensor.wrap(rows, squares.length, length), squares, centre);
  }
}
