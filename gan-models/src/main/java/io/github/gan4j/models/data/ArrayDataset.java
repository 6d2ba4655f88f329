package io.github.gan4j.models.data;

import java.util.Arrays;
import java.util.Objects;

/** Samples of float values held in memory, for tables and for data that the caller has made. */
public final class ArrayDataset implements Dataset {
  private final float[][] samples;
  private final int[] shape;
  private final Labels labels;
  private final String source;

  /** Takes over {@code samples} without a copy and checks them. */
  ArrayDataset(String source, float[][] samples, int[] shape, Labels labels) {
    if (samples.length == 0) {
      throw new DataException(source + ": no samples. Give at least one.");
    }
    this.samples = samples;
    this.shape = shape;
    this.labels = labels;
    this.source = source;
    int length = Sizes.product(source, shape);
    for (int i = 0; i < samples.length; i++) {
      check(i, length);
    }
  }

  /**
   * A table without labels, one row for each sample. The rows are copied.
   *
   * @throws DataException if there are no rows, their lengths differ, or a value is NaN or infinite
   */
  public static ArrayDataset of(float[][] rows) {
    return of(rows, new int[0]);
  }

  /**
   * A table with one label for each row; an empty {@code labels} means that there are none. The
   * arrays are copied.
   *
   * @throws DataException if there are no rows, their lengths differ, a value is NaN or infinite,
   *     or a label is negative or missing
   */
  public static ArrayDataset of(float[][] rows, int[] labels) {
    float[][] samples = new float[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      samples[i] = rows[i].clone();
    }
    int features = rows.length == 0 ? 0 : rows[0].length;
    return new ArrayDataset(
        "array", samples, new int[] {features}, labelsOf(labels, samples.length));
  }

  /**
   * Samples of any shape, one after the other in row-major order; an empty {@code labels} means
   * that there are none. The arrays are copied.
   *
   * @throws DataException if {@code values} is not a whole number of samples, a value is NaN or
   *     infinite, or a label is negative or missing
   */
  public static ArrayDataset of(float[] values, int[] sampleShape, int[] labels) {
    int length = Sizes.product("array", sampleShape);
    if (values.length % length != 0) {
      throw new DataException("array: %d values are not a whole number of samples %s of %d values."
          .formatted(values.length, Arrays.toString(sampleShape), length));
    }
    float[][] samples = new float[values.length / length][];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = Arrays.copyOfRange(values, i * length, (i + 1) * length);
    }
    return new ArrayDataset(
        "array", samples, sampleShape.clone(), labelsOf(labels, samples.length));
  }

  private static Labels labelsOf(int[] labels, int samples) {
    return labels.length == 0 ? Labels.NONE : Labels.of("array", labels, samples);
  }

  private void check(int index, int length) {
    float[] sample = samples[index];
    if (sample.length != length) {
      throw new DataException("%s: sample %d has %d values, sample 0 has %d."
          .formatted(source, index, sample.length, length));
    }
    for (int i = 0; i < length; i++) {
      if (!Float.isFinite(sample[i])) {
        throw new DataException(
            "%s: sample %d has the value %s at position %d. Remove or replace it."
                .formatted(source, index, sample[i], i));
      }
    }
  }

  @Override
  public int size() {
    return samples.length;
  }

  @Override
  public int[] sampleShape() {
    return shape.clone();
  }

  @Override
  public void read(int index, float[] into, int at) {
    System.arraycopy(samples[index], 0, into, at, samples[index].length);
  }

  @Override
  public int classes() {
    return labels.classes();
  }

  @Override
  public int label(int index) {
    return labels.of(Objects.checkIndex(index, samples.length));
  }

  @Override
  public String source() {
    return source;
  }
}
