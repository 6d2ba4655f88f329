package io.github.gan4j.bench.scores;

import io.github.gan4j.core.tensor.Arena;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Scope;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.data.ArrayDataset;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.gan.Gan;
import java.util.Arrays;

/** Draws samples for measures, in evaluation mode. */
final class Samples {

  private static final int AT_ONCE = 100;

  private Samples() {}

  /** So many samples; the same seed gives the same latents. */
  static Dataset of(Gan gan, int count, long seed) {
    Rng rng = Rng.of(seed);
    float[] values = new float[0];
    int[] shape = {};
    Arena memory = new Arena();
    for (int from = 0; from < count; from += AT_ONCE) {
      try (Scope scope = Scope.open(memory)) {
        Tensor y = gan.sample(Math.min(AT_ONCE, count - from), rng.split());
        if (from == 0) {
          shape = Arrays.copyOfRange(y.shape(), 1, y.rank());
          values = new float[Math.multiplyExact(count, y.size() / y.size(0))];
        }
        System.arraycopy(y.toArray(), 0, values, from * (y.size() / y.size(0)), y.size());
      }
    }
    return ArrayDataset.of(values, shape, new int[0]);
  }
}
