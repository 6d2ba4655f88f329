package io.github.gan4j.models.data;

import io.github.gan4j.core.tensor.Rng;
import java.util.stream.IntStream;

/** Some samples of another data set, in an order of their own; nothing is copied. */
public final class Subset implements Dataset {
  private final Dataset all;
  private final int[] indices;
  private final String source;

  private Subset(Dataset all, int[] indices, String source) {
    this.all = all;
    this.indices = indices;
    this.source = source;
  }

  /**
   * The samples at {@code indices}, in that order.
   *
   * @param part what they are, in a word or two, for {@link #source()}
   * @throws IllegalArgumentException if there are no indices, or one is outside the data set
   */
  public static Subset of(Dataset all, int[] indices, String part) {
    if (indices.length == 0) {
      throw new IllegalArgumentException(
          "Subset: no samples of %s in '%s'. Give at least one index."
              .formatted(all.source(), part));
    }
    for (int index : indices) {
      if (index < 0 || index >= all.size()) {
        throw new IllegalArgumentException("Subset: index %d is outside 0..%d of %s."
            .formatted(index, all.size() - 1, all.source()));
      }
    }
    return new Subset(all, indices.clone(), all.source() + ", " + part);
  }

  /**
   * The samples of one class, in their order.
   *
   * @throws IllegalArgumentException if there are none
   * @throws IllegalStateException if there are no labels
   */
  public static Subset ofClass(Dataset all, int label) {
    int[] indices =
        IntStream.range(0, all.size()).filter(i -> all.label(i) == label).toArray();
    return of(all, indices, "class " + label);
  }

  /** All samples in a random order, which the seed decides. */
  public static Subset shuffled(Dataset all, long seed) {
    return of(all, Permutation.of(all.size(), Rng.of(seed)), "shuffled");
  }

  /**
   * The samples from index {@code from} to below {@code to}.
   *
   * @param part what they are, in a word or two, for {@link #source()}
   * @throws IllegalArgumentException if there are none, or one is outside the data set
   */
  public static Subset range(Dataset all, int from, int to, String part) {
    return of(all, IntStream.range(from, to).toArray(), part);
  }

  static Subset first(Dataset all, int count) {
    if (count < 1 || count > all.size()) {
      throw new IllegalArgumentException(
          "take: count must be 1 to " + all.size() + ", got " + count + ".");
    }
    return of(all, IntStream.range(0, count).toArray(), "first " + count);
  }

  @Override
  public int size() {
    return indices.length;
  }

  @Override
  public int[] sampleShape() {
    return all.sampleShape();
  }

  @Override
  public void read(int index, float[] into, int at) {
    all.read(indices[index], into, at);
  }

  @Override
  public int classes() {
    return all.classes();
  }

  @Override
  public int label(int index) {
    return all.label(indices[index]);
  }

  @Override
  public String source() {
    return source;
  }
}
