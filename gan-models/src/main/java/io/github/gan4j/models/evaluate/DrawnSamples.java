package io.github.gan4j.models.evaluate;

import io.github.gan4j.core.layer.Pass;
import io.github.gan4j.core.tensor.Arena;
import io.github.gan4j.core.tensor.Autograd;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Scope;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.gan.CodedLatent;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.net.Condition;
import io.github.gan4j.models.net.Generator;
import java.util.Arrays;

/** What a generator made, held in memory, with the classes it was asked for or the categories it was given. */
@SuppressWarnings("ArrayRecordComponent") // Data sets are not compared.
record DrawnSamples(float[][] rows, int[] sampleShape, int classes, int[] labels, String source)
    implements Dataset {

  /** Samples made at a time, in memory that is used again. */
  private static final int CHUNK = 100;

  /** Draws samples in evaluation mode. Chunks are always whole: the first samples of a seed are the same. */
  static DrawnSamples of(Gan gan, Generator generator, int count, Rng rng, String source) {
    float[][] rows = new float[count][];
    int[] shape = {};
    int[] labels = new int[count];
    Arena memory = new Arena();
    Condition wanted = Condition.cycle(CHUNK, gan.classes());
    for (int from = 0; from < count; from += CHUNK) {
      try (Scope scope = Scope.open(memory)) {
        Tensor z = gan.latent().sample(CHUNK, rng.split());
        Tensor y = Autograd.noGrad(() -> generator.generate(z, wanted, Pass.evaluation()));
        shape = Arrays.copyOfRange(y.shape(), 1, y.rank());
        int length = y.size() / CHUNK;
        int[] chunk = labels(gan, z, wanted);
        for (int i = from; i < Math.min(count, from + CHUNK); i++) {
          int at = y.offset() + (i - from) * length;
          rows[i] = Arrays.copyOfRange(y.data(), at, at + length);
          labels[i] = chunk[i - from];
        }
      }
    }
    return new DrawnSamples(rows, shape, classes(gan), labels, source);
  }

  private static int classes(Gan gan) {
    return gan.latent() instanceof CodedLatent coded ? coded.categories() : gan.classes();
  }

  private static int[] labels(Gan gan, Tensor z, Condition wanted) {
    if (gan.latent() instanceof CodedLatent coded) {
      return coded.category(z);
    }
    return gan.classes() == 0 ? new int[CHUNK] : wanted.labels();
  }

  @Override
  public int[] sampleShape() {
    return sampleShape.clone();
  }

  @Override
  public int size() {
    return rows.length;
  }

  @Override
  public void read(int index, float[] into, int at) {
    System.arraycopy(rows[index], 0, into, at, rows[index].length);
  }

  @Override
  public int label(int index) {
    if (classes == 0) {
      throw new IllegalStateException("label: generated samples of " + source + " have no labels.");
    }
    return labels[index];
  }
}
