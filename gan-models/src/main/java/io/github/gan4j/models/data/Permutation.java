package io.github.gan4j.models.data;

import io.github.gan4j.core.tensor.Rng;

/** A random order, each one equally likely (Fisher and Yates's shuffle). */
final class Permutation {
  private Permutation() {}

  static int[] of(int size, Rng rng) {
    int[] order = new int[size];
    fill(order, rng);
    return order;
  }

  /** Overwrites {@code order} with the numbers from 0 to its length - 1. */
  static void fill(int[] order, Rng rng) {
    for (int i = 0; i < order.length; i++) {
      int other = rng.below(i + 1);
      order[i] = order[other];
      order[other] = i;
    }
  }
}
