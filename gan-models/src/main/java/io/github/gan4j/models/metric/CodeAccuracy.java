package io.github.gan4j.models.metric;

import io.github.gan4j.models.feature.Classes;
import io.github.gan4j.models.feature.Features;
import java.util.Arrays;
import java.util.List;

/**
 * How well a code that was learned without labels tells classes apart. On the first half of the samples
 * each code is assigned to the class it goes with most often; the accuracy is the share of the second
 * half whose class is the one assigned to its code. The error is one minus that.
 *
 * <p>As a {@link Metric} it compares the codes that generated samples were made from, their labels, with
 * the classes a classifier sees. With a net's code for real samples and their true classes, {@link #of}
 * gives the score of the net as an unsupervised classifier.
 *
 * <p>Source: Chen et al., "InfoGAN", 2016, section 7.2, which matches codes and classes one to one; here
 * two codes can be assigned to one class, so that a class with two codes is no error.
 */
public record CodeAccuracy() implements Metric {

  /** In an assignment: the code did not occur where codes were assigned. */
  public static final int UNASSIGNED = -1;

  /**
   * What was found.
   *
   * @param assignment by code: its class, or {@link #UNASSIGNED}
   */
  public record Result(double accuracy, List<Integer> assignment) {

    public Result {
      assignment = List.copyOf(assignment);
    }
  }

  @Override
  public List<Score> scores(Comparison sides) {
    Features logits = sides.fake().requireLogits("CodeAccuracy");
    Result result = of(sides.fake().requireLabels("CodeAccuracy"), Classes.of(logits));
    return List.of(Score.of("code_accuracy", Direction.HIGHER, logits, result.accuracy()));
  }

  /**
   * Assigns and measures.
   *
   * @param codes of every sample, from 0
   * @param classes of every sample, from 0
   * @throws IllegalArgumentException if the counts differ, are below two, or a number is negative
   */
  public Result of(int[] codes, int[] classes) {
    requirePairs(codes, classes);
    int half = codes.length / 2;
    int[] assignment = assign(codes, classes, half);
    int right = 0;
    for (int i = half; i < codes.length; i++) {
      right += assignment[codes[i]] == classes[i] ? 1 : 0;
    }
    List<Integer> list = Arrays.stream(assignment).boxed().toList();
    return new Result(right / (double) (codes.length - half), list);
  }

  private static void requirePairs(int[] codes, int[] classes) {
    if (codes.length != classes.length || codes.length < 2) {
      throw new IllegalArgumentException(
          "CodeAccuracy: %d codes and %d classes. Give a code and a class for each of at least 2 samples."
              .formatted(codes.length, classes.length));
    }
    for (int i = 0; i < codes.length; i++) {
      if (codes[i] < 0 || classes[i] < 0) {
        throw new IllegalArgumentException(
            "CodeAccuracy: codes and classes must be at least 0, got code %d and class %d of sample %d."
                .formatted(codes[i], classes[i], i));
      }
    }
  }

  /** The most frequent class of each code among the first samples, the lower of equally frequent ones. */
  private static int[] assign(int[] codes, int[] classes, int samples) {
    int[][] counts = new int[bound(codes)][bound(classes)];
    for (int i = 0; i < samples; i++) {
      counts[codes[i]][classes[i]]++;
    }
    int[] assignment = new int[counts.length];
    for (int code = 0; code < counts.length; code++) {
      int most = 0;
      assignment[code] = UNASSIGNED;
      for (int y = 0; y < counts[code].length; y++) {
        if (counts[code][y] > most) {
          most = counts[code][y];
          assignment[code] = y;
        }
      }
    }
    return assignment;
  }

  private static int bound(int[] values) {
    return Arrays.stream(values).max().orElse(0) + 1;
  }
}
