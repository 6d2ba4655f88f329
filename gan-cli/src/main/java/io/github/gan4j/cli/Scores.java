package io.github.gan4j.cli;

import io.github.gan4j.models.evaluate.KnownMetric;
import io.github.gan4j.models.feature.FeatureExtractor;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.gan.TrainingListener;
import io.github.gan4j.models.metric.Direction;
import io.github.gan4j.models.stop.StopAfter;
import io.github.gan4j.models.stop.StopOnPlateau;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the user wants to be measured during a training, and when it shall end early. */
final class Scores {

  @Option(
      names = "--eval-every",
      paramLabel = "N",
      description =
          "Steps between scores against a tenth of the data, 1,000 images at most, that is held out; 0 for none"
              + " (default: ten times where there is a classifier for the data and 5,000 images or more).")
  private @Nullable Integer every;

  @Mixin
  private ExtractorArgument extractors = new ExtractorArgument();

  @Option(
      names = "--max-time",
      paramLabel = "TIME",
      description = "End the training after a time, such as 90s, 10m or 1h30m.")
  private @Nullable String maxTime;

  @Option(
      names = "--stop-when-flat",
      paramLabel = "METRIC",
      description =
          "End the training when a score, such as fid, has not improved by 1%% three times in a row; or when a"
              + " number of every step, such as d_loss, has not moved by 5%% in five means of 100 steps.")
  private @Nullable String flat;

  boolean isOff() {
    return every != null && every == 0;
  }

  /** Whether scores must be measured, and not only where they can. */
  boolean isAsked() {
    return every != null || extractors.isGiven() || isScore(flat);
  }

  int every() {
    return every == null ? 0 : every;
  }

  Optional<FeatureExtractor> extractor(Session session, @Nullable String data, int... sampleShape) {
    return extractors.open(session, data, sampleShape);
  }

  /** The usual metrics, and the one that may stop the training. */
  List<KnownMetric> metrics(FeatureExtractor extractor, Gan gan) {
    Stream<KnownMetric> usual = KnownMetric.whileTraining(extractor, gan).stream();
    Stream<KnownMetric> wanted =
        Stream.ofNullable(flat).flatMap(name -> KnownMetric.find(name).stream());
    return Stream.concat(usual, wanted).distinct().toList();
  }

  private static boolean isScore(@Nullable String metric) {
    return metric != null && KnownMetric.find(metric).isPresent();
  }

  /** Checks the arguments, and gives the rules that they ask for. */
  List<TrainingListener> rules() {
    List<TrainingListener> rules = new ArrayList<>();
    if (every != null && every < 0) {
      throw new UserException("--eval-every must be at least 0, got " + every + ".");
    }
    if (isOff() && (isScore(flat) || extractors.isGiven())) {
      throw new UserException(
          "--eval-every 0 measures no scores, which the other options ask for. Leave it out.");
    }
    String metric = flat;
    if (metric != null) {
      rules.add(KnownMetric.find(metric)
          .map(known -> StopOnPlateau.ofScore(metric, known.better()))
          .orElseGet(() -> StopOnPlateau.ofSteps(metric, Direction.NEITHER)));
    }
    String time = maxTime;
    if (time != null) {
      rules.add(new StopAfter(Times.parse("--max-time", time)));
    }
    return rules;
  }
}
