package io.github.gan4j.bench.scores;

import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.data.PixelRange;
import io.github.gan4j.models.data.StackedMnist;
import io.github.gan4j.models.feature.Classifier;
import io.github.gan4j.models.feature.Features;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.gan.Plan;
import io.github.gan4j.models.metric.ClassHistogram;
import io.github.gan4j.models.report.ImageGrid;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Stacked MNIST by the recipe of Lin et al., "PacGAN", 2018, section 4.2: 128,000 triples of the 70,000 digits, 64 packs a
 * step, 50 epochs of 2,000 steps; the modes of 26,000 samples are counted, each channel classified by itself. The values
 * of pixels are 0 to 1 though the generator ends in tanh, as in the source; what lies below 0 counts as black.
 */
final class Stacked {

  static final double EPOCHS = 50;
  static final List<Integer> PACKINGS = List.of(1, 2);

  private static final String NAME = "stacked-mnist";
  private static final int TRIPLES = 128_000;
  private static final int PACKS_PER_BATCH = 64;
  private static final int STEPS_PER_EPOCH = 2000;
  private static final int MEASURED = 26_000;
  private static final int SHOWN = 100;
  private static final int READINGS = 5;

  private final Dataset digits;
  private final Classifier classifier;
  private final int measured;

  /**
   * Measures as the recipe does.
   *
   * @param digits training and test images of MNIST, 0 to 1
   */
  Stacked(Dataset digits, Classifier classifier) {
    this(digits, classifier, MEASURED);
  }

  Stacked(Dataset digits, Classifier classifier, int measured) {
    this.digits = digits;
    this.classifier = classifier;
    this.measured = measured;
  }

  /** True triples, then a generator for each packing. */
  List<Trial> trials(Experiment.Extent extent, long seed) {
    List<Trial> trials = new ArrayList<>();
    Dataset triples = new StackedMnist(digits, TRIPLES, seed);
    trials.add(new Trial(
        NAME,
        "true triples",
        "Stacked MNIST",
        "nothing trained",
        measured,
        seed,
        () -> Trial.Outcome.of(scores(triples.take(measured)))));
    long steps = extent.steps(STEPS_PER_EPOCH);
    for (int packing : extent.packings()) {
      StackedDcgan net = new StackedDcgan(extent.features(), packing);
      trials.add(trial(triples, net, steps, seed));
    }
    return trials;
  }

  private Trial trial(Dataset triples, StackedDcgan net, long steps, long seed) {
    int batch = PACKS_PER_BATCH * net.packing();
    return new Trial(
        NAME,
        net.packing() == 1 ? "DCGAN" : "PacDCGAN" + net.packing(),
        "Stacked MNIST",
        String.format(
            Locale.ROOT, "%d features, %,d steps of %d images", net.features(), steps, batch),
        measured,
        seed,
        () -> run(net, triples, Plan.steps(steps).batch(batch).seed(seed)));
  }

  private Trial.Outcome run(StackedDcgan net, Dataset triples, Plan plan) {
    Gan gan = net.create(Rng.of(plan.seed()));
    List<Trial.Reading> readings = Course.run(
        gan, triples, plan, READINGS, g -> scores(SampleSet.of(g, measured, plan.seed())));
    return new Trial.Outcome(
        readings, ImageGrid.of(gan.sample(SHOWN, Rng.of(plan.seed())), PixelRange.UNIT));
  }

  private Map<String, Double> scores(Dataset images) {
    int[][] classes = new int[Channel.COUNT][];
    for (int c = 0; c < Channel.COUNT; c++) {
      classes[c] = classes(new Channel(images, c));
    }
    ClassHistogram modes = ClassHistogram.ofCombinations(classifier.classes(), classes);
    Map<String, Double> scores = new LinkedHashMap<>();
    scores.put("modes", (double) modes.covered());
    scores.put("reverse_kl", modes.divergenceFromUniform());
    return scores;
  }

  private int[] classes(Dataset grey) {
    Features logits = Features.ofLogits(classifier, grey, grey.size());
    int[] classes = new int[logits.count()];
    for (int row = 0; row < classes.length; row++) {
      for (int y = 1; y < logits.dimension(); y++) {
        classes[row] = logits.at(row, y) > logits.at(row, classes[row]) ? y : classes[row];
      }
    }
    return classes;
  }
}
