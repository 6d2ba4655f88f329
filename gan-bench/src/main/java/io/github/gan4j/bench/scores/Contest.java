package io.github.gan4j.bench.scores;

import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.data.PixelRange;
import io.github.gan4j.models.evaluate.Evaluation;
import io.github.gan4j.models.feature.Classifier;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.gan.Plan;
import io.github.gan4j.models.metric.ClassAccuracy;
import io.github.gan4j.models.metric.ClassCoverage;
import io.github.gan4j.models.metric.FrechetDistance;
import io.github.gan4j.models.metric.Metric;
import io.github.gan4j.models.metric.PrecisionRecall;
import io.github.gan4j.models.report.ImageGrid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * GANs that are trained on the same images for the same number of steps, and scored alike. The images are those of
 * Fashion-MNIST that are part of the project, so that anyone can run it.
 */
final class Contest {

  static final double EPOCHS = 1;
  static final int STEPS_PER_EPOCH = 1000;

  private static final int BATCH = 64;
  private static final int READINGS = 2;
  private static final int SHOWN = 20;
  private static final int SHOWN_ACROSS = 10;

  private final String name;
  private final Function<PixelRange, Dataset> images;
  private final Classifier classifier;
  private final int samples;
  private final long steps;
  private final Map<Kind, Judge> judges = new HashMap<>();

  /** GANs that one judge can score. */
  private record Kind(PixelRange range, boolean isConditional) {}

  /** An evaluation remembers its real side, so there is one for all contenders of a kind. */
  private record Judge(Dataset images, Evaluation evaluation) {}

  /**
   * A contest.
   *
   * @param images to train on and to compare with, by the values of black and white; half as many samples are scored
   * @param steps of every contender that is not trained longer
   */
  Contest(String name, Function<PixelRange, Dataset> images, Classifier classifier, long steps) {
    this.name = name;
    this.images = images;
    this.classifier = classifier;
    this.steps = steps;
    samples = images.apply(PixelRange.UNIT).size() / 2;
  }

  List<Trial> trials(List<Contender> contenders, long seed) {
    return contenders.stream().map(contender -> trial(contender, seed)).toList();
  }

  private Trial trial(Contender contender, long seed) {
    Plan plan = Plan.steps(contender.times() * steps).batch(BATCH).seed(seed);
    return new Trial(
        name,
        contender.name(),
        "Fashion-MNIST, 10,000 test images",
        String.format(Locale.ROOT, "%s; %,d steps of %d", contender.config(), plan.steps(), BATCH),
        samples,
        seed,
        () -> run(contender, plan));
  }

  private Trial.Outcome run(Contender contender, Plan plan) {
    Gan gan = contender.factory().apply(Rng.of(plan.seed()));
    Judge judge =
        judges.computeIfAbsent(new Kind(contender.range(), gan.classes() > 0), this::judge);
    Pace pace = new Pace();
    List<Trial.Reading> readings = Course.run(
        gan, judge.images(), plan, READINGS, g -> scores(g, judge, contender.range(), pace), pace);
    return new Trial.Outcome(
        readings,
        ImageGrid.of(gan.sample(SHOWN, Rng.of(plan.seed())), contender.range(), SHOWN_ACROSS));
  }

  private Judge judge(Kind kind) {
    List<Metric> metrics = new ArrayList<>(
        List.of(FrechetDistance.defaults(), PrecisionRecall.defaults(), new ClassCoverage()));
    if (kind.isConditional()) {
      metrics.add(new ClassAccuracy());
    }
    return new Judge(
        images.apply(kind.range()),
        new Evaluation(classifier, metrics, kind.range(), samples, List.of(1L)));
  }

  private static Map<String, Double> scores(Gan gan, Judge judge, PixelRange range, Pace pace) {
    Map<String, Double> scores = new LinkedHashMap<>();
    judge
        .evaluation()
        .of(gan, judge.images(), false)
        .rows()
        .forEach(row -> scores.put(row.metric(), row.mean()));
    scores.put("border", Border.brightness(gan, range));
    scores.putAll(pace.scores());
    return scores;
  }
}
