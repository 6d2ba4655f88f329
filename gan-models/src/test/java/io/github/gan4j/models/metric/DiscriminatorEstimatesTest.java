package io.github.gan4j.models.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.SampleReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Distances read from discriminators that are known to be the best ones. */
class DiscriminatorEstimatesTest {

  @Test
  void the_best_critic_shows_the_wasserstein_distance() {
    // Every real number moves down to a fake one, so the best critic is f(x) = x.
    SampleReference reference = new SampleReference("wasserstein");
    assertEquals(
        reference.value("value"),
        WassersteinEstimate.of(reference.tensor("real"), reference.tensor("fake")),
        1e-6);
  }

  @Test
  void sides_may_differ_in_number_and_shape() {
    Tensor real = Tensor.of(new float[] {1, 2, 3, 6}, 2, 2, 1);
    assertEquals(4, WassersteinEstimate.of(real, Tensor.of(new float[] {-1}, 1, 1)));
  }

  @Test
  void the_best_discriminators_loss_shows_the_jensen_shannon_divergence() {
    SampleReference reference = new SampleReference("jensen_shannon");
    assertEquals(reference.value("value"), JensenShannonEstimate.of(reference.value("loss")), 1e-7);
  }

  @Test
  void a_loss_of_chance_shows_nothing_and_no_loss_the_most_there_is() {
    assertEquals(0, JensenShannonEstimate.of(2 * Math.log(2)), 1e-15);
    assertEquals(Math.log(2), JensenShannonEstimate.of(0));
  }

  @Test
  void what_is_no_score_or_loss_is_refused() {
    Tensor none = Tensor.zeros(0, 1);
    Tensor broken = Tensor.of(new float[] {1, Float.NaN}, 2);
    assertEquals(
        "WassersteinEstimate: the mean of 0 real scores is NaN. Give finite scores, at least one.",
        refusal(() -> WassersteinEstimate.of(none, broken)));
    assertEquals(
        "WassersteinEstimate: the mean of 2 fake scores is NaN. Give finite scores, at least one.",
        refusal(() -> WassersteinEstimate.of(Tensor.ones(1), broken)));
    assertEquals(
        "JensenShannonEstimate: the loss must be 0 or more, got -0.5. Give the sum of both cross-entropies of logits.",
        refusal(() -> JensenShannonEstimate.of(-0.5)));
    assertEquals(
        "JensenShannonEstimate: the loss must be 0 or more, got NaN. Give the sum of both cross-entropies of logits.",
        refusal(() -> JensenShannonEstimate.of(Double.NaN)));
  }

  private static String refusal(Executable action) {
    return assertThrows(IllegalArgumentException.class, action).getMessage();
  }
}
