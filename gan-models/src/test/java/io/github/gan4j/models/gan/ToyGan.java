package io.github.gan4j.models.gan;

import io.github.gan4j.core.layer.Layers;
import io.github.gan4j.core.layer.Linear;
import io.github.gan4j.core.layer.Sequential;
import io.github.gan4j.core.optim.Adam;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.models.data.ArrayDataset;
import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.loss.NonSaturating;
import io.github.gan4j.models.net.Net;
import io.github.gan4j.models.net.Trainable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A GAN of two small nets for points in the plane. */
final class ToyGan {

  static final int LATENT = 2;

  private ToyGan() {}

  static Net generator(long seed) {
    return Net.of(
        "generator",
        Rng.of(seed),
        p -> Sequential.of(
            new Linear(p.at("hidden"), LATENT, 32), Layers.relu(), new Linear(p.at("out"), 32, 2)));
  }

  static Net discriminator(long seed) {
    return Net.of(
        "discriminator",
        Rng.of(seed),
        p -> Sequential.of(
            new Linear(p.at("hidden"), 2, 32),
            Layers.leakyRelu(0.2f),
            new Linear(p.at("score"), 32, 1)));
  }

  static GanBuilder builder() {
    return Gan.builder("toy")
        .generator(generator(1))
        .discriminator(discriminator(2))
        .latent(Latent.normal(LATENT))
        .loss(new NonSaturating())
        .optimizer(Adam.of(1e-3f).betas(0.5f, 0.9f));
  }

  /** Points of N((2, -1), 0.5^2). */
  static Dataset data(int count) {
    Rng rng = Rng.of(7);
    float[][] points = new float[count][2];
    for (float[] point : points) {
      rng.fillNormal(0, 0.5f, point, 0, 2);
      point[0] += 2;
      point[1] -= 1;
    }
    return ArrayDataset.of(points);
  }

  /** The numbers of every parameter and buffer, by net and path. */
  static Map<String, List<Float>> numbers(Gan gan) {
    Map<String, List<Float>> numbers = new LinkedHashMap<>();
    for (Trainable net : gan.nets()) {
      net.params().slots().forEach(slot -> {
        float[] values = slot.value().toArray();
        Float[] boxed = new Float[values.length];
        for (int i = 0; i < values.length; i++) {
          boxed[i] = values[i];
        }
        numbers.put(net.name() + "." + slot.path(), List.of(boxed));
      });
    }
    return numbers;
  }
}
