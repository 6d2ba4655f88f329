package io.github.gan4j.models.metric;

import static io.github.gan4j.models.metric.Reference.features;
import static io.github.gan4j.models.metric.Reference.first;
import static io.github.gan4j.models.metric.Reference.rows;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gan4j.core.kernel.Workers;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.models.feature.Features;
import io.github.gan4j.models.metric.PrecisionRecall.Result;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrecisionRecallTest {

  private static void check(String expected, Result actual) {
    float[] values = Reference.values(expected);
    assertEquals(values[0], actual.precision(), 1e-6);
    assertEquals(values[1], actual.recall(), 1e-6);
    assertEquals(values[2], actual.density(), 1e-6);
    assertEquals(values[3], actual.coverage(), 1e-6);
  }

  @Test
  void isTheOneOfScikitLearnsNeighbours() {
    check("prdc5", PrecisionRecall.defaults().between(features("real"), features("fake")));
    check("prdc3", new PrecisionRecall(3).between(first(120, features("real")), features("fake")));
  }

  @Test
  void namesItsFourScores() {
    List<Score> scores = PrecisionRecall.defaults()
        .scores(new Comparison(Side.of(features("real")), Side.of(features("fake")), 1));
    assertEquals(
        List.of(
            "precision_reference_250",
            "recall_reference_250",
            "density_reference_250",
            "coverage_reference_250"),
        scores.stream().map(Score::name).toList());
    float[] values = Reference.values("prdc5");
    for (int i = 0; i < values.length; i++) {
      assertEquals(values[i], scores.get(i).value(), 1e-6);
    }
  }

  @Test
  void aSampleOnTheEdgeOfABallIsOutside() {
    Features real = rows(new float[][] {{0}, {1}, {3}});
    Features fake = rows(new float[][] {{-1}, {2}, {9}});
    // Radii to the first neighbour: real 1, 1, 2, fake 3, 3, 7. Inside: only 2 in the ball of 3.
    Result result = new PrecisionRecall(1).between(real, fake);
    assertEquals(1 / 3.0, result.precision(), 1e-12);
    assertEquals(1 / 3.0, result.density(), 1e-12);
    assertEquals(1 / 3.0, result.coverage(), 1e-12);
    assertEquals(1, result.recall(), 1e-12);
  }

  @Test
  void distancesFarBelowTheNormsAreStillToldApart() {
    // Two clusters a million apart: there squares near 1e12 in float cannot show distances of 1.
    float far = 1e6f;
    Features real =
        rows(new float[][] {{-far}, {-far + 1}, {-far + 3}, {far}, {far + 1}, {far + 3}});
    Features fake =
        rows(new float[][] {{-far - 1}, {-far + 2}, {-far + 9}, {far - 1}, {far + 2}, {far + 9}});
    Result result = new PrecisionRecall(1).between(real, fake);
    assertEquals(new Result(1 / 3.0, 1, 1 / 3.0, 1 / 3.0), result);
  }

  @Test
  void collapsedFakesHaveNoRecall() {
    Features real = new Features("x", Rng.of(1).normal(0, 1, 400, 5).toArray(), 400, 5);
    float[] same = new float[2000];
    Arrays.fill(same, 0.1f);
    Result result = PrecisionRecall.defaults().between(real, new Features("x", same, 400, 5));
    assertEquals(1, result.precision());
    assertEquals(0, result.recall());
  }

  @Test
  void givesTheSameBitsForAnyNumberOfThreads() {
    Features real = features("real");
    Features fake = features("fake");
    Result expected = PrecisionRecall.defaults().between(real, fake);
    for (int threads : new int[] {1, 3}) {
      try (Workers workers = Workers.of(threads)) {
        Workers.use(workers);
        assertEquals(expected, PrecisionRecall.defaults().between(real, fake));
      } finally {
        Workers.use(null);
      }
    }
  }

  @Test
  void refusesSidesThatAreTooSmallOrCannotBeCompared() {
    Features five = first(5, features("real"));
    assertEquals(
        "PrecisionRecall: 5 real and 250 fake samples do not all have 5 neighbours. Draw more than 5 of each.",
        assertThrows(
                IllegalArgumentException.class,
                () -> PrecisionRecall.defaults().between(five, features("fake")))
            .getMessage());
    assertEquals(
        "PrecisionRecall: features of 'reference' (16 numbers each) cannot be compared with features of 'rows' (1). Use one extractor for both sides.",
        assertThrows(
                IllegalArgumentException.class,
                () -> PrecisionRecall.defaults().between(five, rows(new float[][] {{1}})))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> new PrecisionRecall(0));
  }
}
