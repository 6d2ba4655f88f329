package io.github.gan4j.models.metric;

import io.github.gan4j.models.feature.Features;
import java.util.Arrays;
import java.util.List;

/**
 * Whether a generator repeats its training samples: how many fakes are closer to one of them than real
 * samples that it has not seen usually are.
 *
 * <pre>{@code
 * d(x) = min_t ||x - t|| over the training samples t
 * memorised = share of fakes with d(fake) < the p-quantile of d(real)
 * }</pre>
 *
 * A generator of new samples gives about p, one that copies gives 1. The quantile is interpolated
 * linearly between the sorted distances.
 *
 * <p>Source: the nearest training samples that papers show beside generated ones, for example
 * Goodfellow et al., "Generative adversarial nets", 2014, figure 2; the comparison with held-out
 * samples follows Meehan et al., "A non-parametric test to detect data-copying in generative models",
 * 2020.
 *
 * @param quantile p, in (0, 1)
 */
public record NearestNeighbour(double quantile) implements Metric {

  public NearestNeighbour {
    if (!(quantile > 0 && quantile < 1)) {
      throw new IllegalArgumentException(
          "NearestNeighbour: quantile must be above 0 and below 1, got " + quantile + ".");
    }
  }

  /** The closest twentieth of the real samples. */
  public static NearestNeighbour defaults() {
    return new NearestNeighbour(0.05);
  }

  /**
   * A sample and the training sample nearest to it.
   *
   * @param sample index of the fake
   * @param training index of the training sample
   */
  public record Pair(int sample, int training, double distance) {}

  /**
   * What was found.
   *
   * @param memorised the share of fakes that are closer than the threshold
   * @param threshold the quantile of the distances of real samples
   * @param pairs one for each fake, in their order
   */
  public record Result(double memorised, double threshold, List<Pair> pairs) {

    public Result {
      pairs = List.copyOf(pairs);
    }
  }

  @Override
  public List<Score> scores(Comparison sides) {
    Features fake = sides.fake().features();
    Features training = sides.requireTraining("NearestNeighbour").features();
    Result result = find(training, sides.real().features(), fake);
    return List.of(Score.of("memorised", Direction.NEITHER, fake, result.memorised()));
  }

  /**
   * Finds the nearest training sample of every fake and every held-out real sample.
   *
   * @throws IllegalArgumentException if the sides cannot be compared, or so many held-out samples are
   *     training samples that nothing could be closer
   */
  public Result find(Features training, Features heldOut, Features fake) {
    training.requireComparable("NearestNeighbour", heldOut);
    training.requireComparable("NearestNeighbour", fake);
    double threshold = quantile(nearest(heldOut, training));
    if (threshold == 0) {
      throw new IllegalArgumentException(
          "NearestNeighbour: held-out samples must not be training samples, but a share of %s of %d are among the %d. Hold out others."
              .formatted(quantile, heldOut.count(), training.count()));
    }
    List<Pair> pairs = List.of(nearest(fake, training));
    long closer = pairs.stream().filter(pair -> pair.distance() < threshold).count();
    return new Result(closer / (double) fake.count(), threshold, pairs);
  }

  private static Pair[] nearest(Features samples, Features training) {
    Pair[] pairs = new Pair[samples.count()];
    Distances.between(samples, training).forEachRow(row -> {
      DistanceRow.Nearest nearest = row.nearest(1, -1);
      pairs[row.index()] = new Pair(row.index(), nearest.first(), Math.sqrt(nearest.farthest()));
    });
    return pairs;
  }

  private double quantile(Pair[] pairs) {
    double[] sorted = Arrays.stream(pairs).mapToDouble(Pair::distance).sorted().toArray();
    double place = quantile * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
