package io.github.gan4j.models.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gan4j.core.layer.Layer;
import io.github.gan4j.core.layer.Pass;
import io.github.gan4j.core.optim.Schedule;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class InstanceNoiseTest {

  private static final Net MIRROR = Net.of("mirror", Rng.of(1), p -> (Layer) (x, pass) -> x);
  private static final InstanceNoise NOISE = InstanceNoise.fading(0.4f, 10);

  private static Discriminator noisy(long step) {
    return new Augmented(MIRROR, List.of(NOISE), step);
  }

  private static double std(Tensor x) {
    return x.sub(x.mean()).square().mean().sqrt().item();
  }

  @Test
  void addsNormalNoiseThatFadesInAStraightLine() {
    Pass pass = Pass.training(Rng.of(3));
    for (int step = 0; step < 10; step++) {
      Tensor seen = noisy(step).scores(Tensor.full(2, 100, 100), Condition.none(), pass);
      double sigma = 0.4 * (1 - step / 10.0);
      assertEquals(2, seen.mean().item(), 4 * sigma / 100);
      assertEquals(sigma, std(seen), 4 * sigma / Math.sqrt(2e4));
    }
    Tensor x = Tensor.zeros(3, 2);
    assertSame(x, NOISE.of(x, 10, Rng.of(3)));
    assertSame(x, NOISE.of(x, 11, Rng.of(3)));
  }

  @Test
  void isNewForEachBatch() {
    Pass pass = Pass.training(Rng.of(3));
    Discriminator noisy = noisy(0);
    Tensor x = Tensor.zeros(3, 2);
    assertFalse(Arrays.equals(
        noisy.scores(x, Condition.none(), pass).toArray(),
        noisy.scores(x, Condition.none(), pass).toArray()));
  }

  @Test
  void evaluationHasNone() {
    Tensor x = Tensor.zeros(3, 2);
    assertSame(x, noisy(0).scores(x, Condition.none(), Pass.evaluation()));
  }

  @Test
  void trainsTheSameParameters() {
    assertEquals("mirror", noisy(0).name());
    assertSame(MIRROR.params(), noisy(0).params());
  }

  @Test
  void refusesANegativeSigma() {
    InstanceNoise broken = new InstanceNoise(Schedule.constant(-1));
    assertEquals(
        "InstanceNoise: sigma must be 0 or positive, got -1.0 at step 7.",
        assertThrows(
                IllegalArgumentException.class, () -> broken.of(Tensor.zeros(3, 2), 7, Rng.of(3)))
            .getMessage());
  }
}
