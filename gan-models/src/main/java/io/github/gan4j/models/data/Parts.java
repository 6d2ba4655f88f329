package io.github.gan4j.models.data;

import io.github.gan4j.core.tensor.Rng;
import java.util.Arrays;

/**
 * A data set divided at random: each sample is in exactly one part. The parts are views, and the same
 * seed gives the same ones.
 *
 * @param train what is left to train on
 * @param validation for choices made along the way, such as when to stop
 * @param test held back until everything is chosen
 */
public record Parts(Dataset train, Dataset validation, Dataset test) {

  /**
   * Divides {@code data}.
   *
   * @param validation the share of the samples that goes to validation, above 0
   * @param test the share that goes to the test, above 0
   * @throws IllegalArgumentException if a part would be empty
   */
  public static Parts of(Dataset data, double validation, double test, long seed) {
    int size = data.size();
    long validationSize = Math.round(size * validation);
    long testSize = Math.round(size * test);
    if (validationSize < 1 || testSize < 1 || validationSize + testSize >= size) {
      throw new IllegalArgumentException(
          "Parts: %d samples cannot be divided by the shares validation %s and test %s: no part may be empty."
              .formatted(size, validation, test));
    }
    int[] order = Permutation.of(size, Rng.of(seed));
    int testStart = size - (int) testSize;
    int validationStart = testStart - (int) validationSize;
    return new Parts(
        Subset.of(data, Arrays.copyOfRange(order, 0, validationStart), "train part"),
        Subset.of(data, Arrays.copyOfRange(order, validationStart, testStart), "validation part"),
        Subset.of(data, Arrays.copyOfRange(order, testStart, size), "test part"));
  }
}
