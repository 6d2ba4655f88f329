package io.github.gan4j.models.evaluate;

import io.github.gan4j.core.shape.Shapes;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.data.PixelRange;
import io.github.gan4j.models.data.Rescaled;
import io.github.gan4j.models.data.Subset;
import io.github.gan4j.models.feature.Description;
import io.github.gan4j.models.feature.FeatureExtractor;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.metric.Comparison;
import io.github.gan4j.models.metric.Metric;
import io.github.gan4j.models.metric.Score;
import io.github.gan4j.models.metric.Side;
import io.github.gan4j.models.net.Generator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Measures how good the samples of a generator are beside real ones.
 *
 * <pre>{@code
 * Evaluation evaluation = new Evaluation(
 *     LeNetFile.read(file), List.of(FrechetDistance.defaults()), PixelRange.UNIT, 5000, List.of(1L, 2L, 3L));
 * String scores = evaluation.of(gan, data, false).json();
 * }</pre>
 *
 * The same number of samples is taken of both sides. Of more real samples than that, some are drawn, always
 * the same ones. Their features and what metrics compute of them alone are kept for the next comparison, so
 * that one Evaluation is good for one set of real samples. Every seed draws other latents, and what a metric
 * draws at random; the same seeds give the same scores, and no random number of a training is used up.
 *
 * <p>It takes memory for all samples of one seed and their features. Only one thread may use it.
 */
public final class Evaluation {

  /** Apart from the keys that steps of a training have, which count up from 0. */
  private static final long LATENT_KEY = -2;

  private static final long ORDER_SEED = 1;

  private final FeatureExtractor extractor;
  private final List<Metric> metrics;
  private final PixelRange range;
  private final int samples;
  private final List<Long> seeds;
  private @Nullable Real known;

  /** Real samples and what is known of them. */
  private record Real(Dataset data, Side side) {}

  /**
   * An evaluation.
   *
   * @param range the values of black and white in the data and in what generators make; {@link
   *     PixelRange#SYMMETRIC} leaves values as they are, which is right for all that are no images
   * @param samples of each side
   * @param seeds one measurement for each
   * @throws IllegalArgumentException if there is no metric or seed, a seed comes twice, or {@code samples} is below 2
   */
  public Evaluation(
      FeatureExtractor extractor,
      List<Metric> metrics,
      PixelRange range,
      int samples,
      List<Long> seeds) {
    if (metrics.isEmpty() || seeds.isEmpty() || samples < 2) {
      throw new IllegalArgumentException(
          "Evaluation: needs at least 1 metric, 1 seed and 2 samples, got %d, %d and %d."
              .formatted(metrics.size(), seeds.size(), samples));
    }
    if (seeds.stream().distinct().count() != seeds.size()) {
      throw new IllegalArgumentException("Evaluation: the same seed measures the same again, got "
          + seeds + ". Give different ones.");
    }
    this.extractor = extractor;
    this.metrics = List.copyOf(metrics);
    this.range = range;
    this.samples = samples;
    this.seeds = List.copyOf(seeds);
  }

  /**
   * Scores the generator of a GAN, in evaluation mode: batch norms use their running statistics.
   *
   * @param isRaw whether the generator itself is meant where there is an average of it
   * @throws IllegalArgumentException if there are too few real samples, this evaluation has other real
   *     samples already, the sides do not fit each other, the extractor or a metric, or one has NaN
   */
  public EvaluationResult of(Gan gan, Dataset real, boolean isRaw) {
    boolean isAverage = gan.ema() != null && !isRaw;
    String name = "'%s', %s".formatted(gan.name(), isAverage ? "averaged generator" : "generator");
    Generator generator = isAverage ? gan.sampler() : gan.generator();
    return measure(real, name, seed -> {
      Rng rng = Rng.of(seed).at(LATENT_KEY);
      return fakeSide(real, DrawnSamples.of(gan, generator, samples, rng, name));
    });
  }

  /**
   * Scores other samples as if a generator had made them. With real samples that are not in {@code real} it
   * tells what a perfect generator would get.
   *
   * @param other with values in the same range; of more than needed, every seed draws some
   * @throws IllegalArgumentException as in {@link #of}
   */
  public EvaluationResult compare(Dataset real, Dataset other) {
    if (other.size() == samples) {
      Side side = fakeSide(real, other);
      return measure(real, other.source(), seed -> side);
    }
    return measure(real, other.source(), seed -> fakeSide(real, some(other, seed)));
  }

  private EvaluationResult measure(Dataset real, String name, LongFunction<Side> fakes) {
    Side realSide = realSide(real);
    List<List<Score>> scores = new ArrayList<>();
    for (long seed : seeds) {
      Comparison sides = new Comparison(realSide, fakes.apply(seed), seed);
      scores.add(
          metrics.stream().flatMap(metric -> metric.scores(sides).stream()).toList());
    }
    return EvaluationResult.of(real.source(), name, extractor.name(), samples, scores);
  }

  private Side realSide(Dataset real) {
    Real kept = known;
    if (kept == null) {
      kept = new Real(real, side(some(real, ORDER_SEED)));
      known = kept;
    }
    if (kept.data() != real) {
      throw new IllegalArgumentException(
          "Evaluation: its real side is %s, and the real samples now are %s. Make another Evaluation for other data."
              .formatted(describe(kept.data()), describe(real)));
    }
    return kept.side();
  }

  private Dataset some(Dataset data, long seed) {
    if (data.size() < samples) {
      throw new IllegalArgumentException(
          "Evaluation: %,d samples of each side are to be compared, but there are %s. Ask for fewer samples, or give more."
              .formatted(samples, describe(data)));
    }
    return data.size() == samples ? data : Subset.shuffled(data, seed).take(samples);
  }

  private Side fakeSide(Dataset real, Dataset fake) {
    requireSameShape(real, fake);
    return side(fake);
  }

  private static void requireSameShape(Dataset real, Dataset fake) {
    if (!Arrays.equals(real.sampleShape(), fake.sampleShape())) {
      throw new IllegalArgumentException(
          "Evaluation: cannot compare %s with %s. Resize the data, or take those of the generator's size."
              .formatted(describe(real), describe(fake)));
    }
  }

  private static String describe(Dataset data) {
    return String.format(
        Locale.ROOT,
        "%,d samples %s of %s",
        data.size(),
        Shapes.format(data.sampleShape()),
        data.source());
  }

  private Side side(Dataset data) {
    Dataset images = Rescaled.of(data, range, PixelRange.SYMMETRIC);
    int count = images.size();
    try {
      Description described = Description.of(extractor, images, count);
      return new Side(described.features(), described.logits(), labels(images), images);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Evaluation: '%s' cannot describe %s: %s"
              .formatted(extractor.name(), describe(data), e.getMessage()),
          e);
    }
  }

  private static int[] labels(Dataset data) {
    int[] labels = new int[data.classes() == 0 ? 0 : data.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = data.label(i);
    }
    return labels;
  }
}
