package io.github.gan4j.bench.scores;

import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.data.PixelRange;
import io.github.gan4j.models.data.Subset;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.gan.Plan;
import io.github.gan4j.models.metric.ParzenWindow;
import io.github.gan4j.models.report.ImageGrid;
import io.github.gan4j.models.zoo.Zoo;
import io.github.gan4j.models.zoo.ZooChoice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The log-likelihood of MNIST's test images by the recipe of Goodfellow et al., "Generative adversarial nets", 2014, section
 * 5: windows around 10,000 samples, their width chosen on 1,000 of the last 10,000 training images. Nothing is trained on
 * those.
 */
final class Parzen {

  /** All make values of 0 to 1. */
  private static final List<String> MODELS =
      List.of("dcgan-mini", "gan", "gan-bn", "gan-conv", "cgan");

  private static final String NAME = "parzen";
  private static final String DATA = "MNIST, first 50,000 training images";
  private static final int TRAINING = 50_000;
  private static final int VALIDATION = 1000;
  private static final int WINDOWS = 10_000;
  private static final int SHOWN = 100;

  private final Dataset train;
  private final Dataset validation;
  private final Dataset test;

  /** All images with values of 0 to 1. */
  Parzen(Dataset train, Dataset test) {
    int[] held = IntStream.range(TRAINING, TRAINING + VALIDATION).toArray();
    this.train = train.take(TRAINING);
    validation = Subset.of(train, held, "validation");
    this.test = test;
  }

  /** The training images themselves, and samples of models by their default runs. */
  List<Trial> trials(long seed) {
    List<Trial> trials = new ArrayList<>();
    trials.add(new Trial(
        NAME,
        "training images",
        DATA,
        "nothing trained",
        WINDOWS,
        seed,
        () -> Trial.Outcome.of(scores(Shuffle.of(train, seed).take(WINDOWS)))));
    MODELS.forEach(model -> trials.add(trial(Zoo.find(model).choose(Map.of()), seed)));
    return trials;
  }

  private Trial trial(ZooChoice model, long seed) {
    Plan plan = model.plan().seed(seed);
    return new Trial(
        NAME,
        model.name(),
        DATA,
        String.format(Locale.ROOT, "defaults, %,d steps of %d images", plan.steps(), plan.batch()),
        WINDOWS,
        seed,
        () -> run(model, plan));
  }

  private Trial.Outcome run(ZooChoice model, Plan plan) {
    Gan gan = model.create(Rng.of(plan.seed()));
    List<Trial.Reading> readings =
        Course.run(gan, train, plan, 1, g -> scores(SampleSet.of(g, WINDOWS, plan.seed())));
    return new Trial.Outcome(
        readings, ImageGrid.of(gan.sample(SHOWN, Rng.of(plan.seed())), PixelRange.UNIT));
  }

  private Map<String, Double> scores(Dataset samples) {
    ParzenWindow.Estimate estimate = ParzenWindow.fit(samples, validation).logLikelihood(test);
    Map<String, Double> scores = new LinkedHashMap<>();
    scores.put("log_likelihood", estimate.mean());
    scores.put("standard_error", estimate.standardError());
    scores.put("sigma", estimate.sigma());
    return scores;
  }
}
