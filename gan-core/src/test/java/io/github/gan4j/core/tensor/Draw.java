package io.github.gan4j.core.tensor;

import io.github.gan4j.core.shape.Shapes;

/** How the values of one input are drawn. Kinks are kept out of reach of a gradient check's stencil. */
record Draw(Fill fill, int... shape) {

  private static final float MARGIN = 0.3f;
  private static final int LARGEST_INTEGER = 4;

  interface Fill {
    float[] draw(Rng rng, int n);
  }

  private interface Next {
    float draw(Rng rng);
  }

  Tensor from(Rng rng) {
    return Tensor.wrap(fill.draw(rng, Shapes.size(shape)), shape);
  }

  static Draw normal(int... shape) {
    return new Draw((rng, n) -> rng.normal(0, 1, n).toArray(), shape);
  }

  /** 0.7 to 2: for logarithms, roots and divisors. */
  static Draw positive(int... shape) {
    return new Draw((rng, n) -> rng.uniform(0.7f, 2, n).toArray(), shape);
  }

  /** 0.3 to 2 in size, either sign. */
  static Draw awayFromZero(int... shape) {
    return each(rng -> (MARGIN + 1.7f * rng.uniform()) * (rng.below(2) == 0 ? 1 : -1), shape);
  }

  /** 0.3 to 0.5: a standard number times this, plus {@link #eitherSide}, stays away from 0. */
  static Draw small(int... shape) {
    return new Draw((rng, n) -> rng.uniform(0.3f, 0.5f, n).toArray(), shape);
  }

  /** 2, -2, 2, -2 and so on. */
  static Draw eitherSide(int... shape) {
    return new Draw(
        (rng, n) -> {
          float[] values = new float[n];
          for (int i = 0; i < n; i++) {
            values[i] = i % 2 == 0 ? 2 : -2;
          }
          return values;
        },
        shape);
  }

  /** Whole numbers so small that sums of products are exact in float. */
  static Draw integers(int... shape) {
    return each(rng -> rng.below(2 * LARGEST_INTEGER + 1) - LARGEST_INTEGER, shape);
  }

  /** 2 and -2 in turn: a bias that keeps what is added to it on one side of 0, if that is small. */
  static Draw sides(int n) {
    return new Draw(
        (rng, count) -> {
          float[] values = new float[count];
          for (int i = 0; i < count; i++) {
            values[i] = i % 2 == 0 ? 2 : -2;
          }
          return values;
        },
        n);
  }

  /** Weights whose sum of {@code terms} products with normal numbers has a standard deviation of 1/6. */
  static Draw weights(double terms, int... shape) {
    float size = (float) (1 / (6 * Math.sqrt(Math.max(0.25, terms))));
    return new Draw((rng, n) -> rng.normal(0, size, n).toArray(), shape);
  }

  /** Values at least 0.3 apart from each other and from 0, in random order: no ties for a maximum. */
  static Draw distinct(int... shape) {
    return new Draw(
        (rng, n) -> {
          float[] values = new float[n];
          int[] order = shuffled(rng, n);
          for (int i = 0; i < n; i++) {
            values[i] = 2 * MARGIN * (order[i] - n / 2 + 0.5f);
          }
          return values;
        },
        shape);
  }

  /**
   * Numbers of very different size, of which the second half takes back the first: even a sum in double is all rounding
   * error, so it shows in which order it was added.
   */
  static Draw cancelling(int... shape) {
    return new Draw(
        (rng, n) -> {
          float[] values = new float[n];
          for (int i = 0; i < n / 2; i++) {
            values[i] = Math.scalb(rng.uniform() + 1, rng.below(80) - 40);
            values[n / 2 + i] = -values[i];
          }
          return values;
        },
        shape);
  }

  private static Draw each(Next next, int... shape) {
    return new Draw(
        (rng, n) -> {
          float[] values = new float[n];
          for (int i = 0; i < n; i++) {
            values[i] = next.draw(rng);
          }
          return values;
        },
        shape);
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
