package io.github.gan4j.models.metric;

import static io.github.gan4j.models.metric.Reference.features;
import static io.github.gan4j.models.metric.Reference.near;
import static io.github.gan4j.models.metric.Reference.value;
import static io.github.gan4j.models.metric.Reference.values;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gan4j.models.metric.NearestNeighbour.Pair;
import org.junit.jupiter.api.Test;

class NearestNeighbourTest {
  private static final NearestNeighbour METRIC = NearestNeighbour.defaults();

  @Test
  void findsThePairsThatScikitLearnFinds() {
    NearestNeighbour.Result result =
        METRIC.find(features("real"), features("heldout"), features("copies"));
    float[] distances = values("nearest_distance");
    int[] indices = Reference.ints("nearest_index");
    assertEquals(distances.length, result.pairs().size());
    for (int i = 0; i < distances.length; i++) {
      Pair pair = result.pairs().get(i);
      assertEquals(i, pair.sample());
      assertEquals(indices[i], pair.training());
      assertEquals(distances[i], pair.distance(), near(distances[i]));
    }
    assertEquals(value("nearest_threshold"), result.threshold(), near(result.threshold()));
    assertEquals(value("memorised"), result.memorised(), 1e-6);
  }

  @Test
  void scoresTheTrainingSideOfAComparison() {
    Side real = Side.of(features("heldout"));
    Side fake = Side.of(features("copies"));
    Score score =
        METRIC.scores(new Comparison(real, fake, Side.of(features("real")), 1)).get(0);
    assertEquals("memorised_reference_250", score.name());
    assertEquals(value("memorised"), score.value(), 1e-6);
    assertEquals(
        "NearestNeighbour: needs the training samples, and the comparison has none. Give them as its training side.",
        assertThrows(
                IllegalArgumentException.class, () -> METRIC.scores(new Comparison(real, fake, 1)))
            .getMessage());
  }

  @Test
  void refusesHeldOutSamplesThatWereTrainedOn() {
    assertEquals(
        "NearestNeighbour: held-out samples must not be training samples, but a share of 0.05 of 300 are among the 300. Hold out others.",
        assertThrows(
                IllegalArgumentException.class,
                () -> METRIC.find(features("real"), features("real"), features("fake")))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> new NearestNeighbour(0));
  }
}
