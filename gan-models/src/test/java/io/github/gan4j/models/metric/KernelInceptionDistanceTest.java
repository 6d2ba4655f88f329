package io.github.gan4j.models.metric;

import static io.github.gan4j.models.metric.Reference.features;
import static io.github.gan4j.models.metric.Reference.first;
import static io.github.gan4j.models.metric.Reference.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.models.feature.Features;
import org.junit.jupiter.api.Test;

class KernelInceptionDistanceTest {

  @Test
  void ofAllSamplesItIsTheOneOfScikitLearnsKernels() {
    MeanStd kid = new KernelInceptionDistance(3, 250)
        .between(first(250, features("real")), features("fake"), Rng.of(1));
    // It is a small difference of sums of floats near 20,000 each.
    assertEquals(value("kid"), kid.mean(), 1e-6 * 2e4);
    assertEquals(0, kid.std(), 1e-6 * 2e4);
  }

  @Test
  void subsetsScatterAroundTheWholeAndDependOnTheSeedAlone() {
    KernelInceptionDistance metric = new KernelInceptionDistance(200, 60);
    Features real = first(250, features("real"));
    Features fake = features("fake");
    MeanStd kid = metric.between(real, fake, Rng.of(7));
    assertEquals(value("kid"), kid.mean(), 4 * kid.std() / Math.sqrt(200));
    assertEquals(kid, metric.between(real, fake, Rng.of(7)));
    assertNotEquals(kid, metric.between(real, fake, Rng.of(8)));
    Comparison sides = new Comparison(Side.of(real), Side.of(fake), 7);
    assertEquals(
        new Score("kid", Direction.LOWER, "reference", 250, kid.mean()),
        metric.scores(sides).get(0));
    assertEquals(
        new Score("kid_std", Direction.NEITHER, "reference", 250, kid.std()),
        metric.scores(sides).get(1));
  }

  @Test
  void isUnbiased() {
    Features x = new Features("x", Rng.of(1).normal(0, 1, 4000, 3).toArray(), 4000, 3);
    Features y = new Features("x", Rng.of(2).normal(0, 1, 4000, 3).toArray(), 4000, 3);
    MeanStd kid = new KernelInceptionDistance(400, 10).between(x, y, Rng.of(3));
    // With the diagonal in the sums the mean would be 2 (E k(x,x) - E k(x,x')) / 10, more than 1.
    assertEquals(0, kid.mean(), 4 * kid.std() / Math.sqrt(400));
  }

  @Test
  void refusesSubsetsThatTheSamplesDoNotFill() {
    assertEquals(
        "KernelInceptionDistance: 300 real and 250 fake samples do not fill subsets of 1000. Draw more samples or take smaller subsets.",
        assertThrows(
                IllegalArgumentException.class,
                () -> KernelInceptionDistance.defaults()
                    .between(features("real"), features("fake"), Rng.of(1)))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> new KernelInceptionDistance(1, 1));
  }
}
