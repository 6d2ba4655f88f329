package io.github.gan4j.models.zoo;

import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.models.data.ArrayDataset;
import io.github.gan4j.models.data.Dataset;
import java.util.stream.IntStream;

/** Data for any ready-made GAN: uniform noise from 0 to 1, with ten classes counting down in turn. */
final class Noise {

  private static final int CLASSES = 10;

  private Noise() {}

  static Dataset of(SampleFormat format, int samples) {
    int[] shape = format.shape().stream().mapToInt(size -> size).toArray();
    int[] all = IntStream.concat(IntStream.of(samples), IntStream.of(shape)).toArray();
    float[] values = Rng.of(3).uniform(0, 1, all).toArray();
    int[] labels =
        IntStream.range(0, samples).map(i -> CLASSES - 1 - i % CLASSES).toArray();
    return ArrayDataset.of(values, shape, labels);
  }
}
