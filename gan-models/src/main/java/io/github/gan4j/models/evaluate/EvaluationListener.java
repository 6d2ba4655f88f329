package io.github.gan4j.models.evaluate;

import io.github.gan4j.models.checkpoint.CheckpointException;
import io.github.gan4j.models.checkpoint.Memory;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.gan.Resumable;
import io.github.gan4j.models.gan.Training;
import java.util.Locale;

/**
 * Runs an {@link Evaluation} every so often during a training and puts the scores among the numbers of that
 * step, so that listeners after this one see them there and at no other step. What the generator is compared
 * with should be held out: a generator that repeats its training samples looks perfect beside them.
 *
 * <pre>{@code
 * Parts parts = Parts.of(data, 0.1, 0.1, 1);
 * new GanTrainer(plan)
 *     .listen(new EvaluationListener(evaluation, parts.validation(), 0, new BestCheckpoints(folder, "fid")))
 *     .listen(new MetricsFile(file))
 *     .fit(gan, parts.train());
 * }</pre>
 *
 * The schedule depends on steps and never on time, so that a seed gives the same scores on every machine.
 * At the end a note says what share of the training's time it took. The training itself stays the same.
 */
public final class EvaluationListener implements Resumable {

  /** Evaluations of a training unless said otherwise. */
  private static final int TIMES = 10;

  private final Evaluation evaluation;
  private final Dataset validation;
  private final long every;
  private final BestCheckpoints best;
  private int next = 1;
  private int count;
  private long nanos;

  /**
   * A listener.
   *
   * @param validation real samples that are not trained on
   * @param every steps between evaluations; 0 for ten in a training. The last step is always evaluated
   * @param best keeps the best states; {@link BestCheckpoints#none()} keeps none
   * @throws IllegalArgumentException if {@code every} is negative
   */
  public EvaluationListener(
      Evaluation evaluation, Dataset validation, long every, BestCheckpoints best) {
    if (every < 0) {
      throw new IllegalArgumentException(
          "EvaluationListener: every must be 0 (ten times) or more steps, got " + every + ".");
    }
    this.evaluation = evaluation;
    this.validation = validation;
    this.every = every;
    this.best = best;
  }

  /** Seconds that evaluations and best checkpoints took so far. */
  public double seconds() {
    return nanos * 1e-9;
  }

  @Override
  public void onTrainingBegin(Training training) {
    if (training.isResumed()) {
      isDue(training); // what was due by now was done then, also if the plan has become longer
    }
  }

  @Override
  public void onStep(Training training) {
    if (!isDue(training)) {
      return;
    }
    long start = System.nanoTime();
    EvaluationResult result = evaluation.of(training.gan(), validation, false);
    for (EvaluationResult.Row row : result.rows()) {
      training.metrics().measure(row.name(), (float) row.mean());
    }
    best.update(training, result);
    count++;
    nanos += System.nanoTime() - start;
  }

  private boolean isDue(Training training) {
    double progress = training.progress();
    if (every > 0) {
      return training.step() % every == 0 || progress >= 1;
    }
    boolean isDue = false;
    while (next <= TIMES && progress >= (double) next / TIMES) {
      next++;
      isDue = true;
    }
    return isDue;
  }

  @Override
  public String key() {
    return "evaluation";
  }

  @Override
  public Memory remember() {
    return new Memory().put("count", count).put("nanos", nanos).put("best", best.remember());
  }

  @Override
  public void restore(Memory memory) throws CheckpointException {
    count = (int) memory.count("count");
    nanos = memory.count("nanos");
    best.restore(memory.memory("best"));
  }

  @Override
  public void onTrainingEnd(Training training) {
    if (count > 0) {
      training.note(
          "evaluation",
          String.format(
              Locale.ROOT,
              "%d evaluation%s took %.1f seconds, %.1f %% of the training",
              count,
              count == 1 ? "" : "s",
              seconds(),
              100 * seconds() / training.seconds()));
    }
  }
}
