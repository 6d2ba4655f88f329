package io.github.gan4j.models.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gan4j.core.optim.Sgd;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.data.ArrayDataset;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.data.PixelRange;
import io.github.gan4j.models.data.Subset;
import io.github.gan4j.models.feature.Classifier;
import io.github.gan4j.models.feature.LeNet;
import io.github.gan4j.models.feature.RawValues;
import io.github.gan4j.models.gan.CodedLatent;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.gan.Latent;
import io.github.gan4j.models.loss.LeastSquares;
import io.github.gan4j.models.net.Net;
import io.github.gan4j.models.zoo.Zoo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KnownMetricTest {
  private static final int SAMPLES = 90;

  private static Dataset images() {
    float[] values = new float[2 * SAMPLES * 28 * 28];
    Rng.of(1).fillUniform(-1, 1, values, 0, values.length);
    int[] labels = IntStream.range(0, 2 * SAMPLES).map(i -> i % 10).toArray();
    return ArrayDataset.of(values, new int[] {28, 28, 1}, labels);
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
    List<String> features =
        names(KnownMetric.defaults(new RawValues(new int[] {2}), gan("dcgan-mini")).stream());
    assertEquals(List.of("fid", "kid", "precision", "recall", "density", "coverage"), features);
    LeNet net = new LeNet("x", 1, 10, Rng.of(1));
    List<String> more = new ArrayList<>(features);
    more.addAll(List.of("is", "classes"));
    assertEquals(more, names(KnownMetric.defaults(net, gan("dcgan-mini")).stream()));
    more.remove("kid");
    assertEquals(more, names(KnownMetric.whileTraining(net, gan("dcgan-mini")).stream()));
  }

  @Test
  void conditional_samples_are_held_to_their_class_and_coded_ones_to_their_code() {
    LeNet net = new LeNet("x", 1, 10, Rng.of(1));
    assertEquals("class_accuracy", last(KnownMetric.defaults(net, gan("cgan-mlp"))));
    assertEquals("code_accuracy", last(KnownMetric.defaults(net, gan("infogan-mlp"))));
  }

  private static String last(List<KnownMetric> metrics) {
    List<String> names = names(metrics.stream());
    return names.get(names.size() - 1);
  }

  private static Gan gan(String name) {
    return Zoo.find(name).choose(Map.of()).create(Rng.of(1));
  }

  /** A generator that shows a class or code as the brightness of all pixels, and a classifier that reads it. */
  @Test
  void samples_that_show_what_they_should_are_right() {
    for (String name : List.of("class_accuracy", "code_accuracy")) {
      boolean isClass = name.startsWith("class");
      CodedLatent codes = new CodedLatent(Latent.normal(1), 3, 0);
      Net generator = Net.conditional("generator", Rng.of(1), p -> (z, y, pass) -> {
        Tensor shown = isClass ? y.oneHot() : z.slice(1, 1, 4);
        return shown.matmul(Tensor.of(new float[] {0, 1, 2}, 3, 1));
      });
      Gan gan = Gan.builder("bright")
          .generator(generator)
          .discriminator(generator)
          .latent(isClass ? Latent.normal(1) : codes)
          .classes(isClass ? 3 : 0)
          .loss(new LeastSquares())
          .optimizer(Sgd.of(1))
          .build();
      Dataset data = ArrayDataset.of(new float[200], new int[] {1}, new int[0]);
      Evaluation evaluation = new Evaluation(
          new Brightness(),
          List.of(KnownMetric.of(name).create(200)),
          PixelRange.SYMMETRIC,
          200,
          List.of(1L));
      assertEquals(1.0, evaluation.of(gan, data, false).row(name).mean(), 0, name);
    }
  }

  /** Logits of the classes 0, 1 and 2 from one number. */
  private record Brightness() implements Classifier {
    @Override
    public String name() {
      return "brightness";
    }

    @Override
    public int[] sampleShape() {
      return new int[] {1};
    }

    @Override
    public int dimension() {
      return 3;
    }

    @Override
    public int classes() {
      return 3;
    }

    @Override
    public Tensor features(Tensor x) {
      return logits(x);
    }

    @Override
    public Tensor logits(Tensor x) {
      return x.sub(Tensor.of(new float[] {0, 1, 2}, 1, 3)).square().neg();
    }
  }

  private static List<String> names(Stream<KnownMetric> metrics) {
    return metrics.flatMap(metric -> metric.scores().stream()).toList();
  }

  @Test
  void an_unknown_name_is_told_the_others() {
    assertEquals(
        "unknown metric 'fidd'. Known: fid, kid, precision, recall, density, coverage, is, classes, class_accuracy, code_accuracy, sliced_wasserstein, ms_ssim, parzen.",
        assertThrows(IllegalArgumentException.class, () -> KnownMetric.of("fidd"))
            .getMessage());
  }
}
