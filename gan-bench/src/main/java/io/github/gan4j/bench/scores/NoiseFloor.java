package io.github.gan4j.bench.scores;

import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.data.Subset;
import io.github.gan4j.models.feature.FeatureExtractor;
import io.github.gan4j.models.feature.Features;
import io.github.gan4j.models.metric.FrechetDistance;
import io.github.gan4j.models.metric.GaussianStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The Frechet distance between two sets of real images that share none: what a perfect generator would get at that number
 * of samples.
 */
final class NoiseFloor {

  private static final List<Integer> COUNTS = List.of(500, 1000, 2000, 5000);

  private final String data;
  private final Dataset images;
  private final FeatureExtractor extractor;

  /**
   * Measures one data set.
   *
   * @param images at least 10,000, with values of -1 to 1
   */
  NoiseFloor(String data, Dataset images, FeatureExtractor extractor) {
    this.data = data;
    this.images = images;
    this.extractor = extractor;
  }

  List<Trial> trials(long seed) {
    return COUNTS.stream().map(count -> trial(count, seed)).toList();
  }

  private Trial trial(int count, long seed) {
    return new Trial(
        "noise-floor",
        "true images",
        data,
        String.format(Locale.ROOT, "%,d against %,d others, %s", count, count, extractor.name()),
        count,
        seed,
        () -> Trial.Outcome.of(Map.of("fid", distance(count, seed))));
  }

  private double distance(int count, long seed) {
    Dataset shuffled = Shuffle.of(images, seed);
    int[] second = IntStream.range(count, 2 * count).toArray();
    return FrechetDistance.defaults()
        .between(
            statistics(shuffled, count),
            statistics(Subset.of(shuffled, second, "second half"), count));
  }

  private GaussianStatistics statistics(Dataset part, int count) {
    return GaussianStatistics.of(Features.of(extractor, part, count));
  }
}
