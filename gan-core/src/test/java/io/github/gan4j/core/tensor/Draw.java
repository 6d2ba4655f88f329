package io.github.gan4j.core.tensor;

import io.github.gan4j.core.shape.Shapes;

/** How the values of one input are drawn. Kinks are kept out of reach of a gradient check's stencil. */
record Draw(Fill fill, int... shape) {

  private static final float MARGIN = 0.3f;
  private static final int LARGEST_INTEGER = 4;

  interface Fill {
    float next(Rng rng, int i, int n);
  }

  Tensor from(Rng rng) {
    float[] values = new float[Shapes.size(shape)];
    int[] order = shuffled(rng, values.length);
    for (int i = 0; i < values.length; i++) {
      values[i] = fill.next(rng, order[i], values.length);
    }
    return Tensor.wrap(values, shape);
  }

  static Draw normal(int... shape) {
    return new Draw((rng, i, n) -> rng.normal(0, 1, 1).item(), shape);
  }

  /** 0.7 to 2: for logarithms, roots and divisors. */
  static Draw positive(int... shape) {
    return new Draw((rng, i, n) -> 0.7f + 1.3f * rng.uniform(), shape);
  }

  /** 0.3 to 2 in size, either sign. */
  static Draw awayFromZero(int... shape) {
    return new Draw(
        (rng, i, n) -> (MARGIN + 1.7f * rng.uniform()) * (rng.below(2) == 0 ? 1 : -1), shape);
  }

  /** Whole numbers so small that sums of products are exact in float. */
  static Draw integers(int... shape) {
    return new Draw((rng, i, n) -> rng.below(2 * LARGEST_INTEGER + 1) - LARGEST_INTEGER, shape);
  }

  /** Values at least 0.3 apart from each other and from 0, in random order: no ties for a maximum. */
  static Draw distinct(int... shape) {
    return new Draw((rng, i, n) -> MARGIN * (i - n / 2 + 0.5f) * 2, shape);
  }

  private static int[] shuffled(Rng rng, int n) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      int j = rng.below(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
