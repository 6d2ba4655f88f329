package io.github.gan4j.models.data;

import java.util.Arrays;

/** Products of sizes read from outside, none of which may overflow or reserve memory. */
final class Sizes {
  /** The longest array that every JVM can make. */
  static final int MAX_ARRAY = Integer.MAX_VALUE - 8;

  private Sizes() {}

  /** Number of values in {@code shape}, which must fit an array and not be zero. */
  static int product(String name, int... shape) {
    long product = 1;
    for (int size : shape) {
      if (size < 1) {
        throw new DataException(
            name + ": shape " + Arrays.toString(shape) + " is empty. Every size must be positive.");
      }
      // Each factor is below 2^31 and so is the product so far: a long cannot overflow.
      product *= size;
      if (product > MAX_ARRAY) {
        throw new DataException(name + ": shape " + Arrays.toString(shape) + " has more than "
            + MAX_ARRAY + " values in one sample.");
      }
    }
    return (int) product;
  }
}
