package io.github.gan4j.models.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gan4j.models.SampleReference;
import io.github.gan4j.models.data.ArrayDataset;
import io.github.gan4j.models.data.Dataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Log-likelihoods against scikit-learn's kernel density, and against the normal density. */
class ParzenWindowTest {

  // Distances are float32 products of at most 20 centred numbers, below 1e-6 of squares of about
  // 10,
  // over 2 sigma^2 of at least 0.09.
  private static final double CLOSE = 1e-4;

  @ParameterizedTest
  @ValueSource(strings = {"parzen", "parzen_far"})
  void agrees_with_kernel_density(String name) {
    SampleReference reference = new SampleReference(name);
    Dataset test = reference.samples("test");
    ParzenWindow window =
        ParzenWindow.fit(reference.samples("samples"), reference.samples("validation"));
    assertEquals(reference.value("sigma"), window.sigma(), 1e-7);
    double[] each = window.logLikelihoods(test);
    float[] expected = reference.values("each");
    for (int i = 0; i < each.length; i++) {
      assertEquals(expected[i], each[i], CLOSE);
    }
    ParzenWindow.Estimate estimate = window.logLikelihood(test);
    assertEquals(reference.value("mean"), estimate.mean(), CLOSE / 10);
    assertEquals(reference.value("se"), estimate.standardError(), CLOSE / 10);
    assertEquals(window.sigma(), estimate.sigma());
  }

  @Test
  void one_sample_gives_the_normal_density() {
    ParzenWindow window = ParzenWindow.of(points(1, 2), 0.5);
    double atCentre = -2 * Math.log(0.5 * Math.sqrt(2 * Math.PI));
    assertEquals(atCentre, window.logLikelihood(points(1, 2)).mean(), 1e-12);
    assertEquals(atCentre - 2, window.logLikelihood(points(1, 3)).mean(), 1e-12);
    assertEquals(0, window.logLikelihood(points(1, 3)).standardError());
  }

  @Test
  void points_far_from_every_sample_have_a_finite_value() {
    ParzenWindow window = ParzenWindow.of(points(0, 0), 0.01);
    double atCentre = -2 * Math.log(0.01 * Math.sqrt(2 * Math.PI));
    assertEquals(
        atCentre - 1e6 / (2 * 1e-4), window.logLikelihood(points(1000, 0)).mean(), 1);
  }

  @Test
  void what_cannot_be_measured_is_refused() {
    assertEquals(
        "ParzenWindow: sigma must be positive and finite, got 0.0.",
        refusal(() -> ParzenWindow.of(points(0, 0), 0)));
    Dataset narrow = ArrayDataset.of(new float[][] {{1}});
    assertEquals(
        "ParzenWindow: the generated samples have 2 values each, those of array have 1.",
        refusal(() -> ParzenWindow.fit(points(0, 0), narrow)));
    assertEquals(
        "ParzenWindow: sample 1 of broken has the value NaN at position 0. Leave such samples out.",
        refusal(() -> ParzenWindow.of(new BrokenData(new int[] {2}), 1)));
  }

  private static Dataset points(float x, float y) {
    return ArrayDataset.of(new float[][] {{x, y}});
  }

  private static String refusal(Executable action) {
    return assertThrows(IllegalArgumentException.class, action).getMessage();
  }
}
