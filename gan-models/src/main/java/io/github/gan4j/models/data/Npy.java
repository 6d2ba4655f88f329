package io.github.gan4j.models.data;

import java.nio.file.Path;

/**
 * Reads a NumPy array whose first axis counts the samples. Bytes of shape [N, H, W], [N, H, W, 1]
 * or [N, H, W, 3] are images; all else is given as the numbers in the file, with [N, H, W] as
 * samples of [H, W, 1].
 */
public final class Npy {
  private Npy() {}

  /**
   * Reads samples without labels.
   *
   * @throws DataException if the file is missing or broken, or its type or shape is not read
   */
  public static Dataset read(Path file, ReadOptions options) {
    try (Bytes samples = Bytes.open(file)) {
      return NpyValues.samples(samples, new int[0], options);
    }
  }

  /**
   * Reads samples, and labels from a second file of integers.
   *
   * @throws DataException if a file is missing or broken, or its type or shape is not read
   */
  public static Dataset read(Path file, Path labelsFile, ReadOptions options) {
    try (Bytes samples = Bytes.open(file);
        Bytes labels = Bytes.open(labelsFile)) {
      return NpyValues.samples(samples, NpyValues.labels(labels), options);
    }
  }
}
