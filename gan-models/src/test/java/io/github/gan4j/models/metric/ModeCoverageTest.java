package io.github.gan4j.models.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gan4j.models.SampleReference;
import io.github.gan4j.models.data.ArrayDataset;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.data.GaussianModes;
import io.github.gan4j.models.data.Grid;
import io.github.gan4j.models.data.Ring;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Coverage against scipy's distances and entropy, and where it is known beforehand. */
class ModeCoverageTest {
  private static Stream<Arguments> targets() {
    return Stream.of(Arguments.of("ring", Ring.of(1, 0)), Arguments.of("grid", Grid.of(1, 0)));
  }

  @ParameterizedTest
  @MethodSource("targets")
  void agrees_with_scipy(String name, GaussianModes target) {
    SampleReference reference = new SampleReference(name);
    ModeCoverage score = ModeCoverage.of(reference.samples("points"), target);
    assertEquals(reference.value("modes"), score.modes());
    assertEquals(reference.value("quality"), score.highQuality(), 1e-7);
    assertEquals(reference.value("kl"), score.reverseKl(), 1e-7);
  }

  @Test
  void the_data_cover_themselves() {
    int size = 20_000;
    ModeCoverage score = ModeCoverage.of(Grid.of(size, 1), Grid.of(1, 0));
    assertEquals(25, score.modes());
    // Within three deviations in two dimensions lies 1 - exp(-9 / 2).
    double inside = 1 - Math.exp(-4.5);
    assertEquals(inside, score.highQuality(), 5 * Math.sqrt(inside * (1 - inside) / size));
    // 2 n KL is chi-squared with 24 degrees of freedom; 66 is beyond its 0.99999 quantile.
    assertEquals(0, score.reverseKl(), 66.0 / (2 * size));
  }

  @Test
  void a_generator_that_draws_one_mode_is_found_out() {
    Ring ring = Ring.of(1, 0);
    Dataset one = ArrayDataset.of(new float[][] {{0, 1}, {0.005f, 1}, {0, 0.995f}});
    assertEquals(new ModeCoverage(1, 1, Math.log(8)), ModeCoverage.of(one, ring));
  }

  @Test
  void a_point_at_three_deviations_is_not_good_and_without_good_points_there_is_no_divergence() {
    Ring wide = new Ring(1, 0, 2, 10, 0.5f);
    Dataset edge = ArrayDataset.of(new float[][] {{11.5f, 0}, {0, 0}});
    assertEquals(new ModeCoverage(0, 0, Double.NaN), ModeCoverage.of(edge, wide));
    Dataset inside = ArrayDataset.of(new float[][] {{11.49f, 0}, {-10, 0}, {0, 0}, {0, 0}});
    assertEquals(new ModeCoverage(2, 0.5, 0), ModeCoverage.of(inside, wide));
  }

  @Test
  void points_that_are_none_are_refused() {
    Dataset long3 = ArrayDataset.of(new float[][] {{1, 2, 3}});
    assertEquals(
        "ModeCoverage: needs points of 2 coordinates, those of array have 3.",
        refusal(() -> ModeCoverage.of(long3, Ring.of(1, 0))));
    assertEquals(
        "ModeCoverage: sample 1 of broken has the value NaN at position 0. Leave such samples out.",
        refusal(() -> ModeCoverage.of(new BrokenData(new int[] {2}), Ring.of(1, 0))));
  }

  private static String refusal(Executable action) {
    return assertThrows(IllegalArgumentException.class, action).getMessage();
  }
}
