package io.github.gan4j.models.data;

/**
 * A fixed list of training samples, all of one shape. A data set never changes and may be read by
 * several threads at once.
 */
public interface Dataset {
  /** Number of samples, at least one. */
  int size();

  /** Shape of one sample: [H, W, C] for images, [features] otherwise. */
  int[] sampleShape();

  /** Writes sample {@code index}, in row-major order, into {@code into} from {@code at} on. */
  void read(int index, float[] into, int at);

  /** Number of classes; 0 where there are no labels. */
  int classes();

  /**
   * The class of a sample, 0 to {@code classes() - 1}.
   *
   * @throws IllegalStateException if there are no labels
   */
  int label(int index);

  /** Where the data is from, in a few words, for reports. */
  String source();

  /** Number of values in one sample. */
  default int sampleLength() {
    int length = 1;
    for (int size : sampleShape()) {
      length *= size;
    }
    return length;
  }

  /**
   * The first {@code count} samples, read from this data set.
   *
   * @throws IllegalArgumentException if there are fewer, or {@code count} is not positive
   */
  default Dataset take(int count) {
    return Subset.first(this, count);
  }
}
