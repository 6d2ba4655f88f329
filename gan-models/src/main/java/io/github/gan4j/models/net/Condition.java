package io.github.gan4j.models.net;

import io.github.gan4j.core.tensor.Indexing;
import io.github.gan4j.core.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What samples are wanted, or known, to show: the class of each sample of a batch.
 *
 * @param labels the classes, each 0 to {@code classes - 1}; empty if nothing is asked for
 * @param classes how many classes there are; 0 if nothing is asked for
 */
@SuppressWarnings("ArrayRecordComponent") // Conditions are not compared.
public record Condition(int[] labels, int classes) {

  private static final Condition NONE = new Condition(new int[0], 0);

  /** Nothing is asked for. Nets without classes take any condition and do not look at it. */
  public static Condition none() {
    return NONE;
  }

  /** Every class in turn, starting with the first; {@link #none()} for no classes. */
  public static Condition cycle(int count, int classes) {
    return classes == 0
        ? NONE
        : new Condition(IntStream.range(0, count).map(i -> i % classes).toArray(), classes);
  }

  /** Rows of a picture, one for each class: {@code count} samples of the first, then of the next. */
  public static Condition rows(int classes, int count) {
    return cycle(classes, classes).repeated(count);
  }

  /** Each class so many times in a row. */
  public Condition repeated(int times) {
    int[] all = new int[labels.length * times];
    Arrays.setAll(all, i -> labels[i / times]);
    return new Condition(all, classes);
  }

  /** The classes of the samples from one on, up to but without another. */
  public Condition part(int from, int to) {
    return classes == 0 ? this : new Condition(Arrays.copyOfRange(labels, from, to), classes);
  }

  /**
   * One row for each sample, 1 at its class and 0 elsewhere: [N, classes].
   *
   * @throws IllegalStateException if there are no classes
   */
  public Tensor oneHot() {
    return Indexing.oneHot(required(), classes);
  }

  /**
   * The labels of a condition that must be there.
   *
   * @throws IllegalStateException if there are no classes
   */
  public int[] required() {
    if (classes == 0) {
      throw new IllegalStateException(
          "Condition: this net needs the class of each sample, and none is given. Build the GAN with classes(n).");
    }
    return labels;
  }
}
