package io.github.gan4j.models.metric;

import io.github.gan4j.models.feature.Features;
import java.util.Arrays;
import java.util.List;

/**
 * Improved precision and recall, density and coverage: how much of the fakes lies among real samples
 * and how much of the real ones among fakes. A sample's ball reaches to its k-th nearest neighbour of
 * its own side.
 *
 * <pre>{@code
 * precision  share of fakes that lie in the ball of a real sample
 * recall     share of real samples that lie in the ball of a fake
 * density    1/k mean over the fakes of the number of real balls that they lie in; can exceed 1
 * coverage   share of real samples with a fake in their ball
 * }</pre>
 *
 * "In" is strict: a distance below the radius. The values depend on the counts; equal ones compare.
 *
 * <p><b>Cost</b> 3 N^2 D multiply-adds; no N x N matrix is kept.
 *
 * <p>Source: Kynkaanniemi et al., "Improved precision and recall metric for assessing generative
 * models", 2019; Naeem et al., "Reliable fidelity and diversity metrics for generative models", 2020,
 * and its code.
 *
 * @param k the neighbour that bounds a ball
 */
public record PrecisionRecall(int k) implements Metric {

  public PrecisionRecall {
    if (k < 1) {
      throw new IllegalArgumentException("PrecisionRecall: k must be at least 1, got " + k + ".");
    }
  }

  /** The fifth neighbour. */
  public static PrecisionRecall defaults() {
    return new PrecisionRecall(5);
  }

  /** See {@link PrecisionRecall}. */
  public record Result(double precision, double recall, double density, double coverage) {}

  @Override
  public List<Score> scores(Comparison sides) {
    Features fake = sides.fake().features();
    Result result = between(sides.real().features(), fake);
    return List.of(
        Score.of("precision", Direction.HIGHER, fake, result.precision()),
        Score.of("recall", Direction.HIGHER, fake, result.recall()),
        Score.of("density", Direction.HIGHER, fake, result.density()),
        Score.of("coverage", Direction.HIGHER, fake, result.coverage()));
  }

  /**
   * Measures both sides.
   *
   * @throws IllegalArgumentException if a side has no more than k samples, or the sides cannot be
   *     compared
   */
  public Result between(Features real, Features fake) {
    real.requireComparable("PrecisionRecall", fake);
    if (Math.min(real.count(), fake.count()) <= k) {
      throw new IllegalArgumentException(
          "PrecisionRecall: %d real and %d fake samples do not all have %d neighbours. Draw more than %d of each."
              .formatted(real.count(), fake.count(), k, k));
    }
    double[] realRadii = squaredRadii(real);
    double[] fakeRadii = squaredRadii(fake);
    boolean[] fakeIsIn = new boolean[fake.count()];
    boolean[] realIsIn = new boolean[real.count()];
    int[] fakesIn = new int[real.count()];
    Distances.between(real, fake).forEachRow(row -> {
      int i = row.index();
      for (int j = 0; j < fakeRadii.length; j++) {
        if (row.isBelow(j, realRadii[i])) {
          fakesIn[i]++;
          fakeIsIn[j] = true; // by several threads, all of which write the same
        }
        realIsIn[i] |= row.isBelow(j, fakeRadii[j]);
      }
    });
    return new Result(
        share(fakeIsIn),
        share(realIsIn),
        Arrays.stream(fakesIn).asLongStream().sum() / ((double) k * fake.count()),
        Arrays.stream(fakesIn).filter(n -> n > 0).count() / (double) real.count());
  }

  private double[] squaredRadii(Features x) {
    double[] radii = new double[x.count()];
    Distances.within(x)
        .forEachRow(row -> radii[row.index()] = row.nearest(k, row.index()).farthest());
    return radii;
  }

  private static double share(boolean[] flags) {
    int count = 0;
    for (boolean flag : flags) {
      count += flag ? 1 : 0;
    }
    return count / (double) flags.length;
  }
}
