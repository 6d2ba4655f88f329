package io.github.gan4j.models.metric;

import static io.github.gan4j.models.metric.Reference.features;
import static io.github.gan4j.models.metric.Reference.first;
import static io.github.gan4j.models.metric.Reference.near;
import static io.github.gan4j.models.metric.Reference.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.models.feature.Features;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrechetDistanceTest {
  private static final FrechetDistance STRICT = FrechetDistance.defaults();
  private static final FrechetDistance LENIENT = FrechetDistance.allowingFewSamples();

  private static GaussianStatistics gaussian(double[] mean, double[][] covariance) {
    return new GaussianStatistics("known", 1000, mean, covariance);
  }

  @Test
  void isTheOneOfScipysMatrixRoot() {
    Features real = features("real");
    Features fake = features("fake");
    double expected = value("fid");
    List<Score> scores = STRICT.scores(new Comparison(Side.of(real), Side.of(fake), 1));
    assertEquals(1, scores.size());
    assertEquals("fid_reference_250", scores.get(0).name());
    assertEquals(expected, scores.get(0).value(), near(expected));
    assertEquals(
        expected,
        STRICT.between(GaussianStatistics.of(fake), GaussianStatistics.of(real)),
        near(expected));
  }

  @Test
  void theCovarianceIsThatOfNumpy() {
    float[] expected = Reference.values("covariance");
    double[][] covariance = GaussianStatistics.of(features("real")).covariance();
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], covariance[i / 16][i % 16], 1e-6);
    }
  }

  @Test
  void aBlockMoreOfSamplesAndColumnsThanTheLoopsTakeAtOnceChangesNothing() {
    int n = 263;
    int d = 301;
    Features x = new Features("x", Rng.of(1).normal(2, 1, n, d).toArray(), n, d);
    double[] mean = GaussianStatistics.mean(x);
    double[][] covariance = GaussianStatistics.of(x).covariance();
    for (int[] at : new int[][] {{0, 0}, {63, 64}, {64, 63}, {255, 256}, {300, 0}, {300, 300}}) {
      double sum = 0;
      for (int s = 0; s < n; s++) {
        sum += (x.at(s, at[0]) - mean[at[0]]) * (x.at(s, at[1]) - mean[at[1]]);
      }
      assertEquals(sum / (n - 1), covariance[at[0]][at[1]], 1e-12);
    }
  }

  @Test
  void gaussiansWithKnownAnswers() {
    double[][] diagonal = {{4, 0, 0}, {0, 9, 0}, {0, 0, 0}};
    double[][] identity = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    GaussianStatistics a = gaussian(new double[] {1, 2, 3}, diagonal);
    GaussianStatistics b = gaussian(new double[] {1, 0, 3}, identity);
    // squared distance of means 4, then (2 - 1)^2 + (3 - 1)^2 + (0 - 1)^2
    assertEquals(4 + 1 + 4 + 1, STRICT.between(a, b), 1e-12);
    assertEquals(10, STRICT.between(b, a), 1e-12);
    assertEquals(0, STRICT.between(a, a), 1e-12);
  }

  @Test
  void rotatedGaussiansThatDoNotCommute() {
    // C1 = diag(1, 4), C2 = R diag(1, 4) R^T by 45 degrees. For 2x2: Tr root = sqrt(Tr(C1 C2) + 2
    // sqrt(det C1 C2))
    GaussianStatistics a = gaussian(new double[2], new double[][] {{1, 0}, {0, 4}});
    GaussianStatistics b = gaussian(new double[2], new double[][] {{2.5, 1.5}, {1.5, 2.5}});
    double root = Math.sqrt(2.5 + 10 + 2 * 4);
    assertEquals(10 - 2 * root, STRICT.between(a, b), 1e-12);
  }

  @Test
  void aConstantSideLeavesTheSpreadOfTheOther() {
    GaussianStatistics constant = gaussian(new double[2], new double[2][2]);
    GaussianStatistics other = gaussian(new double[2], new double[][] {{3, 1}, {1, 2}});
    assertEquals(5, STRICT.between(constant, other), 1e-12);
    assertEquals(5, STRICT.between(other, constant), 1e-12);
    assertEquals(0, STRICT.between(constant, constant));
  }

  @Test
  void fewSamplesAreExactWhereTheyAreAllowed() {
    GaussianStatistics ten = GaussianStatistics.of(first(10, features("real")));
    GaussianStatistics nine = GaussianStatistics.of(first(9, features("real")));
    GaussianStatistics seven = GaussianStatistics.of(first(7, features("fake")));
    GaussianStatistics many = GaussianStatistics.of(features("fake"));
    assertEquals(value("fid_few"), LENIENT.between(ten, seven), near(value("fid_few")));
    assertEquals(value("fid_few"), LENIENT.between(seven, ten), near(value("fid_few")));
    double mixed = value("fid_few_and_many");
    assertEquals(mixed, LENIENT.between(nine, many), near(mixed));
    assertEquals(mixed, LENIENT.between(many, nine), near(mixed));
    assertEquals(0, LENIENT.between(ten, ten), 1e-9);
  }

  @Test
  void refusesFewSamplesByDefault() {
    Comparison few =
        new Comparison(Side.of(features("real")), Side.of(first(16, features("fake"))), 1);
    assertEquals(
        "FrechetDistance: 300 real and 16 fake samples are too few for covariances of full rank in 16 dimensions. Draw more than 16 of each, or accept a distance far too large with allowingFewSamples().",
        assertThrows(IllegalArgumentException.class, () -> STRICT.scores(few)).getMessage());
  }

  @Test
  void refusesWhatCannotBeMeasuredOrCompared() {
    GaussianStatistics a = gaussian(new double[2], new double[2][2]);
    GaussianStatistics b = new GaussianStatistics("other", 9, new double[3], new double[3][3]);
    assertEquals(
        "FrechetDistance: statistics of 'known' (2 numbers) cannot be compared with statistics of 'other' (3). Use one extractor for both sides.",
        assertThrows(IllegalArgumentException.class, () -> STRICT.between(a, b)).getMessage());
    assertEquals(
        "GaussianStatistics: a covariance needs at least 2 samples, got 1 of 'reference'. Draw more samples.",
        assertThrows(
                IllegalArgumentException.class,
                () -> GaussianStatistics.of(first(1, features("real"))))
            .getMessage());
    assertEquals(
        "GaussianStatistics: a mean of 2 numbers needs a covariance of as many rows and columns, got 3. Give [D] and [D, D].",
        assertThrows(
                IllegalArgumentException.class, () -> gaussian(new double[2], new double[2][3]))
            .getMessage());
    assertEquals(
        "Features: value 1 of sample 0 of 'x' is NaN. A metric needs finite features; look at the samples.",
        assertThrows(
                IllegalArgumentException.class,
                () -> new Features("x", new float[] {0, Float.NaN}, 1, 2))
            .getMessage());
  }
}
