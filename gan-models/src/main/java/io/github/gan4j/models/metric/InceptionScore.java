package io.github.gan4j.models.metric;

import io.github.gan4j.models.feature.Features;
import java.util.List;

/**
 * How surely samples show a class, and how evenly all of them show every class; 1 at worst, the
 * number of classes at best. No real sample enters it.
 *
 * <pre>{@code IS = exp( mean_i sum_y p(y|x_i) (ln p(y|x_i) - ln p(y)) ),  p(y) = mean_i p(y|x_i)}</pre>
 *
 * It is taken of contiguous parts of the samples, each with a p(y) of its own. Small parts lower it:
 * scores of parts of different sizes are not comparable.
 *
 * <p>Source: Salimans et al., "Improved techniques for training GANs", 2016, section 4, and its code,
 * which has 10 parts.
 *
 * @param splits parts
 */
public record InceptionScore(int splits) implements Metric {

  /** How far from 1 a row of float probabilities may add up. */
  private static final double SUM_TOLERANCE = 1e-3;

  public InceptionScore {
    if (splits < 1) {
      throw new IllegalArgumentException(
          "InceptionScore: splits must be at least 1, got " + splits + ".");
    }
  }

  /** Ten parts. */
  public static InceptionScore defaults() {
    return new InceptionScore(10);
  }

  @Override
  public List<Score> scores(Comparison sides) {
    Features logits = sides.fake().requireLogits("InceptionScore");
    MeanStd score = ofLogits(logits);
    return List.of(
        Score.of("is", Direction.HIGHER, logits, score.mean()),
        Score.of("is_std", Direction.NEITHER, logits, score.std()));
  }

  /** The score of class logits [N, classes]. */
  public MeanStd ofLogits(Features logits) {
    double[][] logs = new double[logits.count()][logits.dimension()];
    for (int i = 0; i < logs.length; i++) {
      double greatest = Double.NEGATIVE_INFINITY;
      for (int y = 0; y < logs[i].length; y++) {
        greatest = Math.max(greatest, logits.at(i, y));
      }
      double sum = 0;
      for (int y = 0; y < logs[i].length; y++) {
        logs[i][y] = logits.at(i, y) - greatest;
        sum += Math.exp(logs[i][y]);
      }
      double logSum = Math.log(sum);
      for (int y = 0; y < logs[i].length; y++) {
        logs[i][y] -= logSum;
      }
    }
    return overSplits(logs);
  }

  /**
   * The score of class probabilities [N, classes].
   *
   * @throws IllegalArgumentException if a row is no distribution
   */
  public MeanStd ofProbabilities(Features probabilities) {
    double[][] logs = new double[probabilities.count()][probabilities.dimension()];
    for (int i = 0; i < logs.length; i++) {
      double sum = 0;
      boolean negative = false;
      for (int y = 0; y < logs[i].length; y++) {
        double p = probabilities.at(i, y);
        negative |= p < 0;
        sum += p;
        logs[i][y] = Math.log(p);
      }
      if (negative || Math.abs(sum - 1) > SUM_TOLERANCE) {
        throw new IllegalArgumentException(
            "InceptionScore: probabilities of sample %d must be at least 0 and add up to 1, got a sum of %s. Give logits to ofLogits."
                .formatted(i, (float) sum));
      }
    }
    return overSplits(logs);
  }

  private MeanStd overSplits(double[][] logs) {
    int count = logs.length;
    if (count < splits) {
      throw new IllegalArgumentException(
          "InceptionScore: %d samples cannot be split into %d parts. Draw more samples or take fewer parts."
              .formatted(count, splits));
    }
    double[] scores = new double[splits];
    for (int s = 0; s < splits; s++) {
      int from = (int) ((long) s * count / splits);
      int to = (int) ((s + 1L) * count / splits);
      scores[s] = Math.exp(meanDivergence(logs, from, to));
    }
    return MeanStd.of(scores);
  }

  private static double meanDivergence(double[][] logs, int from, int to) {
    int classes = logs[from].length;
    double[] marginal = new double[classes];
    for (int i = from; i < to; i++) {
      for (int y = 0; y < classes; y++) {
        marginal[y] += Math.exp(logs[i][y]) / (to - from);
      }
    }
    double sum = 0;
    for (int i = from; i < to; i++) {
      for (int y = 0; y < classes; y++) {
        double p = Math.exp(logs[i][y]);
        sum += p == 0 ? 0 : p * (logs[i][y] - Math.log(marginal[y]));
      }
    }
    return sum / (to - from);
  }
}
