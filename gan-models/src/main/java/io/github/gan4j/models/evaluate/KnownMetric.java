package io.github.gan4j.models.evaluate;

import static io.github.gan4j.models.metric.Direction.HIGHER;
import static io.github.gan4j.models.metric.Direction.LOWER;
import static io.github.gan4j.models.metric.Direction.NEITHER;

import io.github.gan4j.models.feature.Classifier;
import io.github.gan4j.models.feature.FeatureExtractor;
import io.github.gan4j.models.gan.CodedLatent;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.metric.ClassAccuracy;
import io.github.gan4j.models.metric.ClassCoverage;
import io.github.gan4j.models.metric.CodeAccuracy;
import io.github.gan4j.models.metric.Direction;
import io.github.gan4j.models.metric.FrechetDistance;
import io.github.gan4j.models.metric.InceptionScore;
import io.github.gan4j.models.metric.KernelInceptionDistance;
import io.github.gan4j.models.metric.Metric;
import io.github.gan4j.models.metric.MsSsim;
import io.github.gan4j.models.metric.ParzenWindow;
import io.github.gan4j.models.metric.PrecisionRecall;
import io.github.gan4j.models.metric.SlicedWasserstein;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * A metric that a person can ask for by the name of one of its scores.
 *
 * @param scores their names without extractor and count: {@code fid}
 * @param better which values of them are
 * @param factory makes it for a number of samples a side
 */
public record KnownMetric(
    List<String> scores, Reads reads, Direction better, IntFunction<Metric> factory) {

  private static final int SUBSETS = 100;
  private static final int MOST_IN_SUBSET = 1000;

  private static final List<KnownMetric> ALL = List.of(
      new KnownMetric(Reads.FEATURES, LOWER, samples -> FrechetDistance.defaults(), "fid"),
      new KnownMetric(Reads.FEATURES, LOWER, KnownMetric::kid, "kid"),
      new KnownMetric(
          Reads.FEATURES,
          HIGHER,
          samples -> PrecisionRecall.defaults(),
          "precision",
          "recall",
          "density",
          "coverage"),
      new KnownMetric(Reads.LOGITS, HIGHER, samples -> InceptionScore.defaults(), "is"),
      new KnownMetric(Reads.LOGITS, HIGHER, samples -> new ClassCoverage(), "classes"),
      new KnownMetric(Reads.CLASSES, HIGHER, samples -> new ClassAccuracy(), "class_accuracy"),
      new KnownMetric(Reads.CODES, HIGHER, samples -> new CodeAccuracy(), "code_accuracy"),
      new KnownMetric(
          Reads.IMAGES, LOWER, samples -> SlicedWasserstein.metric(), "sliced_wasserstein"),
      new KnownMetric(Reads.IMAGES, NEITHER, MsSsim::metric, "ms_ssim"),
      new KnownMetric(Reads.IMAGES, HIGHER, samples -> ParzenWindow.metric(), "parzen"));

  /** What a metric looks at. */
  public enum Reads {
    FEATURES,
    /** The logits of a classifier. */
    LOGITS,
    /** The logits, and the classes that samples were asked to show. */
    CLASSES,
    /** The logits, and the categories of the codes that samples were made from. */
    CODES,
    /** The images themselves; it needs no extractor. */
    IMAGES
  }

  public KnownMetric {
    scores = List.copyOf(scores);
  }

  private KnownMetric(
      Reads reads, Direction better, IntFunction<Metric> factory, String... scores) {
    this(List.of(scores), reads, better, factory);
  }

  /** The metric that gives the score of a name; empty if there is none. */
  public static Optional<KnownMetric> find(String score) {
    return ALL.stream().filter(metric -> metric.scores.contains(score)).findFirst();
  }

  /**
   * The metric that gives the score of a name.
   *
   * @throws IllegalArgumentException if there is none, naming all
   */
  public static KnownMetric of(String score) {
    return find(score)
        .orElseThrow(() -> new IllegalArgumentException(
            "unknown metric '%s'. Known: %s.".formatted(score, names())));
  }

  /** The names of the scores of all metrics, with commas. */
  public static String names() {
    return ALL.stream().flatMap(metric -> metric.scores.stream()).collect(Collectors.joining(", "));
  }

  /**
   * Those that compare features; with a classifier those that look at classes, and for a GAN with
   * classes or codes how well samples show them.
   */
  public static List<KnownMetric> defaults(FeatureExtractor extractor, Gan gan) {
    Set<Reads> readable = EnumSet.of(Reads.FEATURES);
    if (extractor instanceof Classifier) {
      readable.add(Reads.LOGITS);
      if (gan.classes() > 0) {
        readable.add(Reads.CLASSES);
      }
      if (gan.latent() instanceof CodedLatent) {
        readable.add(Reads.CODES);
      }
    }
    return ALL.stream().filter(metric -> readable.contains(metric.reads)).toList();
  }

  /** The {@link #defaults} without the kernel distance, which takes longer than all others together. */
  public static List<KnownMetric> whileTraining(FeatureExtractor extractor, Gan gan) {
    return defaults(extractor, gan).stream()
        .filter(metric -> !metric.scores.contains("kid"))
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
