package io.github.gan4j.models.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.models.data.ArrayDataset;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.data.PixelRange;
import io.github.gan4j.models.data.Rescaled;
import io.github.gan4j.models.data.Ring;
import io.github.gan4j.models.data.Subset;
import io.github.gan4j.models.feature.Features;
import io.github.gan4j.models.feature.RawValues;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Metrics that look at the samples, asked through a comparison. */
class SampleMetricsTest {

  private static Dataset images(int count, long seed) {
    float[] values = new float[count * 256];
    Rng.of(seed).fillUniform(-1, 1, values, 0, values.length);
    return ArrayDataset.of(values, new int[] {16, 16, 1}, new int[0]);
  }

  private static Comparison comparison(Dataset real, Dataset fake) {
    return new Comparison(side(real), side(fake), 3);
  }

  private static Side side(Dataset data) {
    Features features = Features.of(new RawValues(data.sampleShape()), data, data.size());
    return new Side(features, null, new int[0], data);
  }

  @Test
  void sliced_wasserstein_and_ms_ssim() {
    Dataset real = images(20, 1);
    Dataset fake = images(20, 2);
    Score swd = SlicedWasserstein.metric().scores(comparison(real, fake)).get(0);
    assertEquals("sliced_wasserstein_pixels_20", swd.name());
    assertEquals(Direction.LOWER, swd.better());
    assertEquals(SlicedWasserstein.of(real, fake, Rng.of(3)).mean(), swd.value());
    Score ssim = MsSsim.metric(50).scores(comparison(real, fake)).get(0);
    assertEquals("ms_ssim_pixels_20", ssim.name());
    assertEquals(MsSsim.diversity(fake, PixelRange.SYMMETRIC, 50, Rng.of(3)), ssim.value());
  }

  @Test
  void parzen_fits_its_width_to_a_tenth_and_measures_on_the_rest_in_unit_range() {
    Dataset real = images(40, 1);
    Dataset fake = images(30, 2);
    Dataset unit = Rescaled.of(real, PixelRange.SYMMETRIC, PixelRange.UNIT);
    ParzenWindow window =
        ParzenWindow.fit(Rescaled.of(fake, PixelRange.SYMMETRIC, PixelRange.UNIT), unit.take(4));
    List<Score> scores = ParzenWindow.metric().scores(comparison(real, fake));
    assertEquals("parzen_pixels_30", scores.get(0).name());
    assertEquals(Direction.HIGHER, scores.get(0).better());
    assertEquals(
        window.logLikelihood(Subset.range(unit, 4, 40, "test")).mean(),
        scores.get(0).value());
    assertEquals(window.sigma(), scores.get(1).value());
  }

  @Test
  void modes_of_a_known_mixture() {
    Ring ring = Ring.of(500, 1);
    List<Score> scores = ModeCoverage.metric(ring).scores(comparison(ring, ring));
    assertEquals("modes_values_500", scores.get(0).name());
    assertEquals(8, scores.get(0).value());
    assertEquals("high_quality", scores.get(1).metric());
    assertEquals(Direction.LOWER, scores.get(2).better());
  }

  @Test
  void samples_must_be_there() {
    Side features = Side.of(Features.of(new RawValues(new int[] {16, 16, 1}), images(9, 1), 9));
    Comparison sides = new Comparison(features, features, 1);
    for (Metric metric :
        List.of(SlicedWasserstein.metric(), MsSsim.metric(3), ParzenWindow.metric())) {
      String message = assertThrows(IllegalArgumentException.class, () -> metric.scores(sides))
          .getMessage();
      assertEquals(
          ": needs the samples themselves, and the side has features only. Give it the samples too.",
          message.substring(message.indexOf(':')));
    }
  }

  @Test
  void statistics_of_a_side_are_computed_once() {
    Side side = side(images(9, 1));
    assertEquals(side.statistics(), side.statistics());
  }
}
