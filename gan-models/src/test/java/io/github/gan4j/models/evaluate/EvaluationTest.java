package io.github.gan4j.models.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.data.ArrayDataset;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.data.PixelRange;
import io.github.gan4j.models.data.Subset;
import io.github.gan4j.models.evaluate.EvaluationResult.Row;
import io.github.gan4j.models.feature.FeatureExtractor;
import io.github.gan4j.models.feature.RawValues;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.gan.GanTrainer;
import io.github.gan4j.models.gan.Plan;
import io.github.gan4j.models.metric.Direction;
import io.github.gan4j.models.metric.FrechetDistance;
import io.github.gan4j.models.metric.KernelInceptionDistance;
import io.github.gan4j.models.metric.Metric;
import io.github.gan4j.models.metric.Score;
import io.github.gan4j.models.report.TinyGan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class EvaluationTest {
  private static final FeatureExtractor VALUES = new RawValues(new int[] {2, 2, 1});
  private static final List<Metric> METRICS =
      List.of(FrechetDistance.defaults(), new KernelInceptionDistance(4, 30));
  private static final List<Long> SEEDS = List.of(1L, 2L, 3L);

  private static Evaluation evaluation(int samples, Metric... more) {
    List<Metric> metrics = new ArrayList<>(METRICS);
    metrics.addAll(Arrays.asList(more));
    return new Evaluation(VALUES, metrics, PixelRange.SYMMETRIC, samples, SEEDS);
  }

  private static String refusal(Executable action) {
    return assertThrows(IllegalArgumentException.class, action).getMessage();
  }

  @Test
  void scores_have_names_directions_and_a_spread() {
    EvaluationResult result = evaluation(100).of(TinyGan.create(), TinyGan.data(100), false);
    assertEquals(
        List.of("fid_pixels_100", "kid_pixels_100", "kid_std_pixels_100"),
        result.rows().stream().map(Row::name).toList());
    Row fid = result.row("fid");
    assertEquals(Direction.LOWER, fid.better());
    assertTrue(fid.std() > 0, "seeds draw different latents");
    assertEquals("'tiny', generator", result.fake());
    assertEquals("array", result.real());
    assertEquals(
        "EvaluationResult: there is no 'is'. There are [fid, kid, kid_std].",
        refusal(() -> result.row("is")));
  }

  @Test
  void the_same_seeds_give_the_same_scores_and_others_do_not() {
    Dataset real = TinyGan.data(120);
    Gan gan = TinyGan.create();
    EvaluationResult result = evaluation(100).of(gan, real, false);
    assertEquals(result, evaluation(100).of(gan, real, false));
    Evaluation other =
        new Evaluation(VALUES, METRICS, PixelRange.SYMMETRIC, 100, List.of(4L, 5L, 6L));
    assertNotEquals(result.rows(), other.of(gan, real, false).rows());
  }

  @Test
  void real_samples_score_better_beside_real_ones_than_generated_ones() {
    Dataset all = TinyGan.data(600);
    Dataset real = Subset.range(all, 0, 200, "first");
    Evaluation evaluation = evaluation(200);
    Row generated = evaluation.of(TinyGan.create(), real, false).row("fid");
    Row others = evaluation.compare(real, Subset.range(all, 200, 600, "others")).row("fid");
    assertTrue(others.mean() < generated.mean() / 5, others + " against " + generated);
    assertTrue(others.std() > 0, "of more samples than needed, seeds draw different ones");
    Row same = evaluation.compare(real, real).row("fid");
    assertEquals(0, same.mean(), 1e-6);
    assertEquals(0, same.std(), 1e-9);
  }

  @Test
  void the_averaged_generator_is_scored_unless_the_raw_one_is_asked_for() {
    Gan gan = TinyGan.builder().ema(0.99f).build();
    Dataset real = TinyGan.data(100);
    new GanTrainer(Plan.steps(20).batch(10)).fit(gan, real);
    EvaluationResult average = evaluation(100).of(gan, real, false);
    EvaluationResult raw = evaluation(100).of(gan, real, true);
    assertEquals("'tiny', averaged generator", average.fake());
    assertEquals("'tiny', generator", raw.fake());
    assertNotEquals(average.rows(), raw.rows());
    Gan same = TinyGan.create();
    assertEquals(evaluation(100).of(same, real, false), evaluation(100).of(same, real, true));
  }

  /** Counts what it is given and keeps the least value. */
  private static final class Counting implements FeatureExtractor {
    private int count;
    private float least = Float.POSITIVE_INFINITY;

    @Override
    public String name() {
      return "counting";
    }

    @Override
    public int[] sampleShape() {
      return VALUES.sampleShape();
    }

    @Override
    public int dimension() {
      return VALUES.dimension();
    }

    @Override
    public Tensor features(Tensor x) {
      count += x.size(0);
      for (float value : x.toArray()) {
        least = Math.min(least, value);
      }
      return VALUES.features(x);
    }
  }

  @Test
  void real_samples_are_described_once() {
    Counting extractor = new Counting();
    Evaluation evaluation = new Evaluation(extractor, METRICS, PixelRange.SYMMETRIC, 50, SEEDS);
    Dataset real = TinyGan.data(60);
    evaluation.of(TinyGan.create(), real, false);
    assertEquals(50 + 3 * 50, extractor.count);
    evaluation.of(TinyGan.create(), real, false);
    assertEquals(50 + 6 * 50, extractor.count);
    evaluation.compare(real, TinyGan.data(50));
    assertEquals(
        50 + 6 * 50 + 50, extractor.count, "as many as needed are the same for every seed");
  }

  @Test
  void images_are_described_with_values_from_minus_one_whatever_their_range() {
    Counting extractor = new Counting();
    Evaluation evaluation = new Evaluation(extractor, METRICS, PixelRange.UNIT, 50, SEEDS);
    Dataset black = ArrayDataset.of(new float[400], new int[] {2, 2, 1}, new int[0]);
    evaluation.compare(black, black);
    assertEquals(-1, extractor.least);
  }

  @Test
  void other_real_samples_are_refused() {
    Evaluation evaluation = evaluation(100);
    Gan gan = TinyGan.create();
    evaluation.of(gan, TinyGan.data(100), false);
    assertEquals(
        "Evaluation: its real side is 100 samples [2, 2, 1] of array, and the real samples now are 1,200 samples [2, 2, 1] of array."
            + " Make another Evaluation for other data.",
        refusal(() -> evaluation.of(gan, TinyGan.data(1200), false)));
  }

  @Test
  void too_few_samples() {
    assertEquals(
        "Evaluation: 100 samples of each side are to be compared, but there are 99 samples [2, 2, 1] of array."
            + " Ask for fewer samples, or give more.",
        refusal(() -> evaluation(100).of(TinyGan.create(), TinyGan.data(99), false)));
    Evaluation four =
        new Evaluation(VALUES, List.of(FrechetDistance.defaults()), PixelRange.SYMMETRIC, 4, SEEDS);
    String message = refusal(() -> four.of(TinyGan.create(), TinyGan.data(4), false));
    assertTrue(
        message.startsWith("FrechetDistance: 4 real and 4 fake samples are too few"), message);
  }

  @Test
  void sides_of_different_shape_and_nan_are_named() {
    Dataset flat = ArrayDataset.of(new float[100][4]);
    assertEquals(
        "Evaluation: cannot compare 100 samples [2, 2, 1] of array with 100 samples [4] of array."
            + " Resize the data, or take those of the generator's size.",
        refusal(() -> evaluation(100).compare(TinyGan.data(100), flat)));
    Gan gan = TinyGan.create();
    gan.generator().params().data()[0] = Float.NaN;
    String message = refusal(() -> evaluation(100).of(gan, TinyGan.data(100), false));
    assertTrue(
        message.startsWith(
            "Evaluation: 'pixels' cannot describe 100 samples [2, 2, 1] of 'tiny', generator: Features: value 0 of sample 0 of 'pixels' is NaN."),
        message);
  }

  @Test
  void arguments() {
    assertEquals(
        "Evaluation: needs at least 1 metric, 1 seed and 2 samples, got 2, 0 and 10.",
        refusal(() -> new Evaluation(VALUES, METRICS, PixelRange.UNIT, 10, List.of())));
    assertEquals(
        "Evaluation: the same seed measures the same again, got [1, 1]. Give different ones.",
        refusal(() -> new Evaluation(VALUES, METRICS, PixelRange.UNIT, 10, List.of(1L, 1L))));
  }

  @Test
  void json_has_null_for_what_is_not_finite() throws IOException {
    Metric odd = sides -> List.of(
        new Score("odd", Direction.LOWER, "x", 5, Double.POSITIVE_INFINITY),
        new Score("even", Direction.NEITHER, "x", 5, 0.5));
    EvaluationResult result = evaluation(100, odd).of(TinyGan.create(), TinyGan.data(100), false);
    JsonNode all = new ObjectMapper().readTree(result.json());
    assertEquals(100, all.get("samples").asInt());
    assertEquals(3, all.get("seeds").asInt());
    assertEquals("pixels", all.get("extractor").asText());
    JsonNode scores = all.get("scores");
    assertTrue(scores.get("odd_x_5").get("mean").isNull());
    assertEquals(0.5, scores.get("even_x_5").get("mean").asDouble());
    assertEquals("neither", scores.get("even_x_5").get("better").asText());
    assertEquals(
        result.row("fid").mean(), scores.get("fid_pixels_100").get("mean").asDouble());
  }

  @Test
  void metrics_get_the_seed() {
    Metric seed = sides -> List.of(new Score("seed", Direction.NEITHER, "x", 1, sides.seed()));
    assertEquals(
        2,
        evaluation(100, seed)
            .of(TinyGan.create(), TinyGan.data(100), false)
            .row("seed")
            .mean());
  }
}
