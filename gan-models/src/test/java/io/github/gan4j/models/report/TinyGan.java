package io.github.gan4j.models.report;

import io.github.gan4j.core.layer.Layers;
import io.github.gan4j.core.layer.Linear;
import io.github.gan4j.core.layer.Sequential;
import io.github.gan4j.core.optim.Sgd;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.models.data.ArrayDataset;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.gan.GanBuilder;
import io.github.gan4j.models.gan.Latent;
import io.github.gan4j.models.loss.NonSaturating;
import io.github.gan4j.models.net.Net;

/** A GAN whose steps take no time: one layer for each net, images of 2x2 pixels. */
public final class TinyGan {
  private TinyGan() {}

  public static Gan create() {
    return builder().build();
  }

  public static GanBuilder builder() {
    Rng rng = Rng.of(5);
    return Gan.builder("tiny")
        .generator(Net.of(
            "generator",
            rng.split(),
            p -> Sequential.of(new Linear(p.at("out"), 3, 4), Layers.reshape(2, 2, 1))))
        .discriminator(Net.of(
            "discriminator",
            rng.split(),
            p -> Sequential.of(Layers.flatten(), new Linear(p.at("score"), 4, 1))))
        .latent(Latent.normal(3))
        .loss(new NonSaturating())
        .optimizer(Sgd.of(0.01f));
  }

  /** Ten images. */
  public static Dataset data() {
    return data(10);
  }

  public static Dataset data(int images) {
    float[] values = new float[4 * images];
    Rng.of(6).fillUniform(-1, 1, values, 0, values.length);
    return ArrayDataset.of(values, new int[] {2, 2, 1}, new int[0]);
  }
}
