package io.github.gan4j.models.evaluate;

import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.gan.CodedLatent;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.gan.Samples;
import io.github.gan4j.models.net.Condition;
import io.github.gan4j.models.net.Generator;

/** What a generator made, held in memory, with the classes it was asked for or the categories it was given. */
@SuppressWarnings("ArrayRecordComponent") // Data sets are not compared.
record DrawnSamples(Samples made, int classes, int[] labels, String source) implements Dataset {

  /** Samples made at a time. */
  private static final int CHUNK = 100;

  static DrawnSamples of(Gan gan, Generator generator, int count, Rng rng, String source) {
    Tensor z = Samples.latents(gan.latent(), count, CHUNK, rng);
    Condition y = Condition.cycle(count, gan.classes());
    Samples made = Samples.of(generator, z, y, CHUNK);
    return new DrawnSamples(made, classes(gan), labels(gan, z, y), source);
  }

  private static int classes(Gan gan) {
    return gan.latent() instanceof CodedLatent coded ? coded.categories() : gan.classes();
  }

  private static int[] labels(Gan gan, Tensor z, Condition wanted) {
    if (gan.latent() instanceof CodedLatent coded) {
      return coded.category(z);
    }
    return wanted.labels();
  }

  @Override
  public int[] sampleShape() {
    return made.shape().clone();
  }

  @Override
  public int size() {
    return made.count();
  }

  @Override
  public void read(int index, float[] into, int at) {
    int length = made.length();
    System.arraycopy(made.values(), index * length, into, at, length);
  }

  @Override
  public int label(int index) {
    if (classes == 0) {
      throw new IllegalStateException("label: generated samples of " + source + " have no labels.");
    }
    return labels[index];
  }
}
