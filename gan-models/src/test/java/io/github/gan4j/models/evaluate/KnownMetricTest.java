package io.github.gan4j.models.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.models.data.ArrayDataset;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.data.PixelRange;
import io.github.gan4j.models.data.Subset;
import io.github.gan4j.models.feature.LeNet;
import io.github.gan4j.models.feature.RawValues;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KnownMetricTest {
  private static final int SAMPLES = 90;

  private static Dataset images() {
    float[] values = new float[2 * SAMPLES * 28 * 28];
    Rng.of(1).fillUniform(-1, 1, values, 0, values.length);
    return ArrayDataset.of(values, new int[] {28, 28, 1}, new int[0]);
  }

  @Test
  void every_name_is_that_of_a_score_with_its_direction() {
    LeNet net = new LeNet("lenet-x", 1, 10, Rng.of(1));
    Dataset all = images();
    for (String name : KnownMetric.names().split(", ", -1)) {
      KnownMetric metric = KnownMetric.of(name);
      Evaluation evaluation = new Evaluation(
          net, List.of(metric.create(SAMPLES)), PixelRange.SYMMETRIC, SAMPLES, List.of(1L));
      EvaluationResult result = evaluation.compare(
          Subset.range(all, 0, SAMPLES, "some"), Subset.range(all, SAMPLES, all.size(), "others"));
      assertEquals(metric.better(), result.row(name).better(), name);
      boolean readsImages = metric.reads() == KnownMetric.Reads.IMAGES;
      assertEquals(
          name + (readsImages ? "_pixels_90" : "_lenet-x_90"), result.row(name).name());
    }
  }

  @Test
  void without_a_classifier_there_are_no_classes() {
    List<String> features = names(KnownMetric.defaults(new RawValues(new int[] {2})).stream());
    assertEquals(List.of("fid", "kid", "precision", "recall", "density", "coverage"), features);
    List<String> all = names(KnownMetric.defaults(new LeNet("x", 1, 10, Rng.of(1))).stream());
    assertEquals(
        List.of("fid", "kid", "precision", "recall", "density", "coverage", "is", "classes"), all);
  }

  private static List<String> names(Stream<KnownMetric> metrics) {
    return metrics.flatMap(metric -> metric.scores().stream()).toList();
  }

  @Test
  void an_unknown_name_is_told_the_others() {
    assertEquals(
        "unknown metric 'fidd'. Known: fid, kid, precision, recall, density, coverage, is, classes, sliced_wasserstein, ms_ssim, parzen.",
        assertThrows(IllegalArgumentException.class, () -> KnownMetric.of("fidd"))
            .getMessage());
  }
}
