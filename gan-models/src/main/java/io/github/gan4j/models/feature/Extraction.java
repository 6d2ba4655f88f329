package io.github.gan4j.models.feature;

import io.github.gan4j.core.tensor.Arena;
import io.github.gan4j.core.tensor.Autograd;
import io.github.gan4j.core.tensor.Scope;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.data.Dataset;
import java.util.function.UnaryOperator;

/** Puts the samples of a data set through a net, some at a time in memory that is used again. */
final class Extraction {

  private static final int BATCH = 100;

  private Extraction() {}

  /** What the net makes of each sample: a row of so many columns. */
  static float[] rows(Dataset data, int columns, UnaryOperator<Tensor> net) {
    int most = Math.min(BATCH, data.size());
    float[] rows = new float[Math.multiplyExact(data.size(), columns)];
    float[] samples = new float[Math.multiplyExact(most, data.sampleLength())];
    Arena memory = new Arena();
    for (int from = 0; from < data.size(); from += most) {
      Tensor x = read(data, from, Math.min(most, data.size() - from), samples);
      try (Scope scope = Scope.open(memory)) {
        Tensor y = Autograd.noGrad(() -> net.apply(x));
        System.arraycopy(y.data(), y.offset(), rows, from * columns, y.size());
      }
    }
    return rows;
  }

  private static Tensor read(Dataset data, int from, int count, float[] into) {
    int length = data.sampleLength();
    for (int i = 0; i < count; i++) {
      data.read(from + i, into, i * length);
    }
    int[] sample = data.sampleShape();
    int[] shape = new int[sample.length + 1];
    shape[0] = count;
    System.arraycopy(sample, 0, shape, 1, sample.length);
    return Tensor.view(into, 0, shape);
  }
}
