package io.github.gan4j.cli;

import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.data.Subset;
import io.github.gan4j.models.evaluate.BestCheckpoints;
import io.github.gan4j.models.evaluate.Evaluation;
import io.github.gan4j.models.evaluate.EvaluationListener;
import io.github.gan4j.models.feature.FeatureExtractor;
import io.github.gan4j.models.gan.Gan;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The data of a run, divided into what it is trained on and what its scores compare with.
 *
 * @param train all of the data if there are no scores
 * @param listener measures and keeps the best checkpoint; null if there are no scores
 */
record HeldOut(Dataset train, @Nullable EvaluationListener listener) {
  private static final int MOST = 1000;
  private static final int TENTH = 10;

  /** Without being asked, only where scores mean something: a covariance of 84 features needs some images. */
  private static final int LEAST_UNASKED = 500;

  private static final long ORDER_SEED = 1;

  static HeldOut of(
      RunConfig config, Gan gan, Dataset data, RunFolder folder, Scores scores, Session session) {
    if (scores.isOff()) {
      return new HeldOut(data, null);
    }
    Optional<FeatureExtractor> extractor =
        scores.extractor(session, config.data(), data.sampleShape());
    int count = Math.min(MOST, data.size() / TENTH);
    boolean isUseful = extractor.isPresent() && count >= LEAST_UNASKED;
    if (!isUseful && !scores.isAsked()) {
      return new HeldOut(data, null);
    }
    FeatureExtractor found = extractor.orElseThrow(
        () -> new UserException("--eval-every: there is no classifier for the data " + config.data()
            + ". Give --classifier or --onnx, or train one with 'gan classifier'."));
    if (count <= found.dimension()) {
      throw new UserException(
          "--eval-every: a tenth of the data is held out, 1,000 images at most: %d of %d. The %d features of %s need more than as many. Score the run with 'gan eval' when it is done."
              .formatted(count, data.size(), found.dimension(), found.name()));
    }
    Dataset shuffled = Subset.shuffled(data, ORDER_SEED);
    Dataset validation = Subset.range(shuffled, 0, count, "held out");
    Evaluation evaluation = new Evaluation(
        found,
        scores.metrics(found, gan).stream().map(metric -> metric.create(count)).toList(),
        config.format().range(),
        count,
        List.of(1L));
    EvaluationListener listener = new EvaluationListener(
        evaluation, validation, scores.every(), new BestCheckpoints(folder.path(), "fid"));
    return new HeldOut(Subset.range(shuffled, count, data.size(), "train part"), listener);
  }
}
