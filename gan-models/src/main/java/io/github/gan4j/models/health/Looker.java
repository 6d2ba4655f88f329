package io.github.gan4j.models.health;

import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.data.ArrayDataset;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.data.Parts;
import io.github.gan4j.models.feature.Classes;
import io.github.gan4j.models.feature.Classifier;
import io.github.gan4j.models.feature.Description;
import io.github.gan4j.models.feature.FeatureExtractor;
import io.github.gan4j.models.feature.Features;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.gan.Samples;
import io.github.gan4j.models.gan.Training;
import io.github.gan4j.models.metric.ClassHistogram;
import io.github.gan4j.models.metric.NearestNeighbour;
import io.github.gan4j.models.metric.PrecisionRecall;
import io.github.gan4j.models.net.Condition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Looks at samples of a generator, always of the same latents, beside real ones. Everything about the
 * real ones is computed once.
 */
final class Looker {

  /** Real samples that the generated ones are held against. */
  private static final int REAL = 256;

  /** Others among which nearest neighbours are looked for; of more data, only copies of these are seen. */
  private static final int REFERENCE = 4096;

  /** With fewer samples of data than this, shares of them mean little. */
  static final int LEAST_DATA = 100;

  /** A class is looked into from so many samples on. */
  private static final int LEAST_IN_CLASS = 8;

  /** So few samples still have five neighbours each. */
  static final int LEAST_SAMPLES = 8;

  /** Squares of larger values would overflow in sums. */
  private static final float LARGEST = 1e12f;

  private static final int BATCH = 64;
  private static final int PIECES = 4;

  /** Apart from every step's, whose keys count up from 0, and from the sample grids'. */
  private static final long LATENT_KEY = -2;

  private final FeatureExtractor extractor;
  private final Tensor latents;
  private final Features real;
  private final int[] realClasses;
  private final double realNearest;
  private final Features reference;
  private final SlicedDistance sliced;
  private final double noise;

  Looker(Training training, @Nullable Classifier classifier, int samples) {
    Dataset data = training.data();
    long seed = training.plan().seed();
    extractor = classifier == null ? new Projection(data) : classifier;
    latents = training.gan().latent().sample(samples, Rng.of(seed).at(LATENT_KEY));
    double share = Math.min(REAL, data.size() / 4) / (double) data.size();
    Parts parts = Parts.of(data, share, share, seed);
    Dataset others = parts.train().take(Math.min(REFERENCE, parts.train().size()));
    Description test = Description.of(extractor, parts.test(), parts.test().size());
    real = test.features();
    realClasses = classes(test);
    realNearest = Spread.nearest(real, Math.min(samples, real.count()));
    reference = Features.of(extractor, others, others.size());
    sliced = new SlicedDistance(extractor.dimension());
    noise = noise(Math.min(samples, real.count()));
  }

  private static int[] classes(Description samples) {
    Features logits = samples.logits();
    return logits == null ? new int[0] : Classes.of(logits);
  }

  /** Looks at what the GAN makes now; null if a sample has a value that is no number or too large for any measure. */
  @Nullable
  Look look(Gan gan) {
    Dataset samples = samples(gan);
    if (samples == null) {
      return null;
    }
    Description described = Description.of(extractor, samples, samples.size());
    Features fake = described.features();
    int[] fakeClasses = classes(described);
    PrecisionRecall.Result overlap = PrecisionRecall.defaults().between(real, fake);
    return new Look(
        fake.count(),
        histogram(realClasses),
        histogram(fakeClasses),
        Spread.of(fake, all(fake)) / Spread.of(real, all(real)),
        nearest(fake),
        classDiversity(fake, fakeClasses),
        overlap.precision(),
        overlap.coverage(),
        sliced.between(real, fake),
        noise,
        memorised(fake));
  }

  /** NaN if real samples repeat as well. */
  private double nearest(Features fake) {
    return realNearest > 0
        ? Spread.nearest(fake, Math.min(fake.count(), real.count())) / realNearest
        : Double.NaN;
  }

  /** NaN if the data has so many equal samples that no copy could be told. */
  private double memorised(Features fake) {
    try {
      return NearestNeighbour.defaults().find(reference, real, fake).memorised();
    } catch (IllegalArgumentException e) {
      return Double.NaN;
    }
  }

  /** The largest distance of the real samples to a few pieces of the reference. */
  private double noise(int size) {
    double largest = 0;
    int d = reference.dimension();
    for (int i = 0; i < PIECES && (i + 1) * size <= reference.count(); i++) {
      float[] values = Arrays.copyOfRange(reference.values(), i * size * d, (i + 1) * size * d);
      Features piece = new Features(reference.extractor(), values, size, d);
      largest = Math.max(largest, sliced.between(real, piece));
    }
    return largest;
  }

  private @Nullable Dataset samples(Gan gan) {
    Condition y = Condition.cycle(latents.size(0), gan.classes());
    Samples made = Samples.of(gan.sampler(), latents, y, BATCH);
    for (float value : made.values()) {
      if (!(Math.abs(value) < LARGEST)) {
        return null;
      }
    }
    return ArrayDataset.of(made.values(), made.shape(), new int[0]);
  }

  private static int[] all(Features x) {
    return IntStream.range(0, x.count()).toArray();
  }

  private List<Integer> histogram(int[] classes) {
    return extractor instanceof Classifier classifier
        ? ClassHistogram.of(classes, classifier.classes()).counts()
        : List.of();
  }

  private List<Double> classDiversity(Features fake, int[] fakeClasses) {
    List<Double> ratios = new ArrayList<>();
    int classes = extractor instanceof Classifier classifier ? classifier.classes() : 0;
    for (int y = 0; y < classes; y++) {
      int[] ofFake = rows(fakeClasses, y);
      int[] ofReal = rows(realClasses, y);
      boolean isEnough = Math.min(ofFake.length, ofReal.length) >= LEAST_IN_CLASS;
      ratios.add(isEnough ? Spread.of(fake, ofFake) / Spread.of(real, ofReal) : Double.NaN);
    }
    return ratios;
  }

  private static int[] rows(int[] classes, int y) {
    return IntStream.range(0, classes.length).filter(i -> classes[i] == y).toArray();
  }
}
