package io.github.gan4j.models.metric;

import io.github.gan4j.models.feature.Classes;
import io.github.gan4j.models.feature.Features;
import java.util.Arrays;
import java.util.List;

/**
 * How many samples show each class, or each mode. Logarithms are natural.
 *
 * @param counts by class
 */
public record ClassHistogram(List<Integer> counts) {

  public ClassHistogram {
    counts = List.copyOf(counts);
    if (counts.stream().anyMatch(n -> n < 0) || counts.stream().allMatch(n -> n == 0)) {
      throw new IllegalArgumentException(
          "ClassHistogram: counts must be at least 0 and one of them above, got " + counts + ".");
    }
  }

  /**
   * Counts samples by their class.
   *
   * @throws IllegalArgumentException if there is no sample, or a class is outside 0 to classes - 1
   */
  public static ClassHistogram of(int[] classes, int count) {
    Integer[] counts = new Integer[count];
    Arrays.fill(counts, 0);
    for (int i = 0; i < classes.length; i++) {
      requireClass(classes[i], i, count);
      counts[classes[i]]++;
    }
    return new ClassHistogram(List.of(counts));
  }

  /** Counts samples by the class with the greatest logit. */
  public static ClassHistogram ofLogits(Features logits) {
    return of(Classes.of(logits), logits.dimension());
  }

  /**
   * Counts combinations of classes, such as the three digits of an image of Stacked MNIST: with C
   * classes, the samples of class a on the first channel, b on the second and c on the third are mode
   * {@code (a C + b) C + c}.
   *
   * <p>Source: Metz et al., "Unrolled generative adversarial networks", 2017, section 3.3.1.
   *
   * @param channels for each channel the class of every sample
   * @throws IllegalArgumentException if the channels differ in samples, or as {@link #of}
   */
  public static ClassHistogram ofCombinations(int classes, int[]... channels) {
    int[] modes = new int[channels[0].length];
    int count = 1;
    for (int[] channel : channels) {
      if (channel.length != modes.length) {
        throw new IllegalArgumentException(
            "ClassHistogram: channels are of different samples: %d and %d. Give a class for each channel of a sample."
                .formatted(modes.length, channel.length));
      }
      count = Math.multiplyExact(count, classes);
      for (int i = 0; i < modes.length; i++) {
        requireClass(channel[i], i, classes);
        modes[i] = modes[i] * classes + channel[i];
      }
    }
    return of(modes, count);
  }

  private static void requireClass(int value, int sample, int classes) {
    if (value < 0 || value >= classes) {
      throw new IllegalArgumentException("ClassHistogram: class %d of sample %d is outside 0..%d."
          .formatted(value, sample, classes - 1));
    }
  }

  /** Classes that at least one sample shows. */
  public int covered() {
    return (int) counts.stream().filter(n -> n > 0).count();
  }

  /** {@code - sum p ln p}: from 0 to ln(classes). */
  public double entropy() {
    return counts.stream()
        .filter(n -> n > 0)
        .mapToDouble(n -> -share(n) * Math.log(share(n)))
        .sum();
  }

  /** {@code KL(p || uniform) = ln(classes) - entropy}. For modes of generated samples this is the reverse KL. */
  public double divergenceFromUniform() {
    return Math.log(counts.size()) - entropy();
  }

  /**
   * {@code KL(p || q) = sum p ln(p / q)}, infinite if a class occurs here that the other lacks.
   *
   * @throws IllegalArgumentException if the other counts other classes
   */
  public double divergenceFrom(ClassHistogram other) {
    if (counts.size() != other.counts.size()) {
      throw new IllegalArgumentException(
          "ClassHistogram: %d classes cannot be compared with %d. Use one classifier for both sides."
              .formatted(counts.size(), other.counts.size()));
    }
    double sum = 0;
    for (int y = 0; y < counts.size(); y++) {
      double p = share(counts.get(y));
      sum += p == 0 ? 0 : p * Math.log(p / other.share(other.counts.get(y)));
    }
    return sum;
  }

  private double share(int n) {
    return n / (double) counts.stream().mapToLong(Integer::longValue).sum();
  }
}
