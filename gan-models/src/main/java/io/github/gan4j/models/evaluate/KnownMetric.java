package io.github.gan4j.models.evaluate;

import io.github.gan4j.models.feature.Classifier;
import io.github.gan4j.models.feature.FeatureExtractor;
import io.github.gan4j.models.metric.ClassCoverage;
import io.github.gan4j.models.metric.FrechetDistance;
import io.github.gan4j.models.metric.InceptionScore;
import io.github.gan4j.models.metric.KernelInceptionDistance;
import io.github.gan4j.models.metric.Metric;
import io.github.gan4j.models.metric.MsSsim;
import io.github.gan4j.models.metric.ParzenWindow;
import io.github.gan4j.models.metric.PrecisionRecall;
import io.github.gan4j.models.metric.SlicedWasserstein;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * A metric that a person can ask for by the name of one of its scores.
 *
 * @param scores their names without extractor and count: {@code fid}
 * @param factory makes it for a number of samples a side
 */
public record KnownMetric(List<String> scores, Reads reads, IntFunction<Metric> factory) {

  private static final int SUBSETS = 100;
  private static final int MOST_IN_SUBSET = 1000;

  private static final List<KnownMetric> ALL = List.of(
      new KnownMetric(List.of("fid"), Reads.FEATURES, samples -> FrechetDistance.defaults()),
      new KnownMetric(List.of("kid"), Reads.FEATURES, KnownMetric::kid),
      new KnownMetric(
          List.of("precision", "recall", "density", "coverage"),
          Reads.FEATURES,
          samples -> PrecisionRecall.defaults()),
      new KnownMetric(List.of("is"), Reads.LOGITS, samples -> InceptionScore.defaults()),
      new KnownMetric(List.of("classes"), Reads.LOGITS, samples -> new ClassCoverage()),
      new KnownMetric(
          List.of("sliced_wasserstein"), Reads.IMAGES, samples -> SlicedWasserstein.metric()),
      new KnownMetric(List.of("ms_ssim"), Reads.IMAGES, MsSsim::metric),
      new KnownMetric(List.of("parzen"), Reads.IMAGES, samples -> ParzenWindow.metric()));

  /** What a metric looks at. */
  public enum Reads {
    FEATURES,
    /** The logits of a classifier. */
    LOGITS,
    /** The images themselves; it needs no extractor. */
    IMAGES
  }

  public KnownMetric {
    scores = List.copyOf(scores);
  }

  /**
   * The metric that gives the score of a name.
   *
   * @throws IllegalArgumentException if there is none, naming all
   */
  public static KnownMetric of(String score) {
    return ALL.stream()
        .filter(metric -> metric.scores.contains(score))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(
            "unknown metric '%s'. Known: %s.".formatted(score, names())));
  }

  /** The names of the scores of all metrics, with commas. */
  public static String names() {
    return ALL.stream().flatMap(metric -> metric.scores.stream()).collect(Collectors.joining(", "));
  }

  /** Those that compare features, and with a classifier those that look at classes. */
  public static List<KnownMetric> defaults(FeatureExtractor extractor) {
    boolean isClassifier = extractor instanceof Classifier;
    return ALL.stream()
        .filter(metric ->
            metric.reads == Reads.FEATURES || (metric.reads == Reads.LOGITS && isClassifier))
        .toList();
  }

  /** The metric, for so many samples a side. */
  public Metric create(int samples) {
    return factory.apply(samples);
  }

  /** Subsets of at most half the samples: of all of them every subset would be the same. */
  private static Metric kid(int samples) {
    return new KernelInceptionDistance(SUBSETS, Math.max(2, Math.min(MOST_IN_SUBSET, samples / 2)));
  }
}
