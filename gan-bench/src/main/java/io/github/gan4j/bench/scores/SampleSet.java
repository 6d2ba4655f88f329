package io.github.gan4j.bench.scores;

import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.data.ArrayDataset;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.gan.Samples;
import io.github.gan4j.models.net.Condition;

/** Draws samples for measures, in evaluation mode. */
final class SampleSet {

  private static final int AT_ONCE = 100;

  private SampleSet() {}

  /** So many samples; the same seed gives the same latents. */
  static Dataset of(Gan gan, int count, long seed) {
    Tensor z = Samples.latents(gan.latent(), count, AT_ONCE, Rng.of(seed));
    Condition y = Condition.cycle(count, gan.classes());
    Samples made = Samples.of(gan.sampler(), z, y, AT_ONCE);
    return ArrayDataset.of(made.values(), made.shape(), new int[0]);
  }
}
