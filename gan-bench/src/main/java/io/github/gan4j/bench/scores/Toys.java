package io.github.gan4j.bench.scores;

import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.data.GaussianModes;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.gan.Plan;
import io.github.gan4j.models.metric.ModeCoverage;
import io.github.gan4j.models.zoo.ToyGan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Points in the plane, by the recipe of Lin et al., "PacGAN: the power of two samples in generative adversarial networks",
 * 2018, section 4.1: 100,000 points, 100 packs a step, 1,000 steps an epoch, 400 epochs; 2,500 points are measured.
 */
final class Toys {

  static final double EPOCHS = 400;
  static final List<Integer> PACKINGS = List.of(1, 2, 3, 4);
  static final int POINTS = 100_000;
  private static final int STEPS_PER_EPOCH = 1000;
  private static final int MEASURED = 2500;
  private static final int READINGS = 10;

  private Toys() {}

  /** True points, then generators trained against discriminators that see one or more points at a time. */
  static List<Trial> trials(String name, GaussianModes data, Experiment.Extent extent, long seed) {
    List<Trial> trials = new ArrayList<>();
    trials.add(new Trial(
        name,
        "true points",
        data.source(),
        "nothing trained",
        MEASURED,
        seed,
        () -> Trial.Outcome.of(scores(data.take(MEASURED), data))));
    long steps = extent.steps(STEPS_PER_EPOCH);
    for (int packing : extent.packings()) {
      trials.add(trial(name, data, packing, steps, seed));
    }
    return trials;
  }

  private static Trial trial(String name, GaussianModes data, int packing, long steps, long seed) {
    ToyGan.Config config = ToyGan.Config.defaults().packing(packing);
    return new Trial(
        name,
        packing == 1 ? "GAN" : "PacGAN" + packing,
        data.source() + String.format(Locale.ROOT, ", %,d points", data.size()),
        String.format(
            Locale.ROOT, "%,d steps of %d points", steps, ToyGan.plan(config).batch()),
        MEASURED,
        seed,
        () -> run(data, config, steps, seed));
  }

  private static Trial.Outcome run(
      GaussianModes data, ToyGan.Config config, long steps, long seed) {
    Gan gan = ToyGan.create(config, Rng.of(seed));
    Plan plan = Plan.steps(steps).batch(ToyGan.plan(config).batch()).seed(seed);
    List<Trial.Reading> readings =
        Course.run(gan, data, plan, READINGS, g -> scores(SampleSet.of(g, MEASURED, seed), data));
    return new Trial.Outcome(readings, Scatter.of(SampleSet.of(gan, MEASURED, seed), data));
  }

  private static Map<String, Double> scores(Dataset points, GaussianModes data) {
    ModeCoverage coverage = ModeCoverage.of(points, data);
    Map<String, Double> scores = new LinkedHashMap<>();
    scores.put("modes", (double) coverage.modes());
    scores.put("high_quality", coverage.highQuality());
    scores.put("reverse_kl", coverage.reverseKl());
    return scores;
  }
}
