package io.github.gan4j.models.metric;

import static io.github.gan4j.models.metric.Reference.features;
import static io.github.gan4j.models.metric.Reference.near;
import static io.github.gan4j.models.metric.Reference.rows;
import static io.github.gan4j.models.metric.Reference.values;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gan4j.models.feature.Features;
import java.util.List;
import org.junit.jupiter.api.Test;

class InceptionScoreTest {

  private static void check(String expected, MeanStd actual) {
    float[] values = values(expected);
    assertEquals(values[0], actual.mean(), near(values[0]));
    assertEquals(values[1], actual.std(), near(values[0]));
  }

  @Test
  void isTheOneOfScipysEntropies() {
    check("inception10", InceptionScore.defaults().ofLogits(features("logits")));
    check("inception1", new InceptionScore(1).ofLogits(features("logits")));
  }

  @Test
  void scoresTheGeneratedSide() {
    Features logits = features("logits");
    Side fake = new Side(logits, logits, new int[0], null);
    List<Score> scores =
        InceptionScore.defaults().scores(new Comparison(Side.of(features("real")), fake, 1));
    assertEquals("is_reference_505", scores.get(0).name());
    assertEquals("is_std_reference_505", scores.get(1).name());
    check("inception10", new MeanStd(scores.get(0).value(), scores.get(1).value()));
  }

  @Test
  void sureSamplesOfEveryClassScoreTheNumberOfClassesWhateverTheLogits() {
    float[][] sure = new float[30][3];
    float[][] certain = new float[30][3];
    for (int i = 0; i < sure.length; i++) {
      sure[i] = new float[] {-3e38f, -3e38f, -3e38f};
      sure[i][i % 3] = 3e38f;
      certain[i][i % 3] = 1;
    }
    assertEquals(new MeanStd(3, 0), rounded(InceptionScore.defaults().ofLogits(rows(sure))));
    assertEquals(
        new MeanStd(3, 0), rounded(InceptionScore.defaults().ofProbabilities(rows(certain))));
  }

  private static MeanStd rounded(MeanStd score) {
    return new MeanStd(Math.rint(score.mean() * 1e9) / 1e9, Math.rint(score.std() * 1e9) / 1e9);
  }

  @Test
  void partsAreContiguousAndEachHasItsOwnMarginal() {
    float[][] rows = {{1, 0}, {1, 0}, {0, 1}, {1, 0}};
    MeanStd score = new InceptionScore(2).ofProbabilities(rows(rows));
    assertEquals(1.5, score.mean(), 1e-12); // one class only: 1, one of each: 2
    assertEquals(0.5, score.std(), 1e-12);
  }

  @Test
  void refusesTooFewSamplesAndRowsThatAreNoDistributions() {
    assertEquals(
        "InceptionScore: 2 samples cannot be split into 10 parts. Draw more samples or take fewer parts.",
        assertThrows(
                IllegalArgumentException.class,
                () -> InceptionScore.defaults().ofLogits(rows(new float[][] {{1}, {2}})))
            .getMessage());
    InceptionScore one = new InceptionScore(1);
    assertEquals(
        "InceptionScore: probabilities of sample 1 must be at least 0 and add up to 1, got a sum of 3.0. Give logits to ofLogits.",
        assertThrows(
                IllegalArgumentException.class,
                () -> one.ofProbabilities(rows(new float[][] {{0.5f, 0.5f}, {1, 2}})))
            .getMessage());
    assertThrows(
        IllegalArgumentException.class, () -> one.ofProbabilities(rows(new float[][] {{2, -1}})));
    assertThrows(IllegalArgumentException.class, () -> new InceptionScore(0));
  }
}
