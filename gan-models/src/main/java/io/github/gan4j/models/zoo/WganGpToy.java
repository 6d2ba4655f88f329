package io.github.gan4j.models.zoo;

import io.github.gan4j.core.layer.Layer;
import io.github.gan4j.core.param.Initializers;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.param.WeightSpec;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.models.data.PixelRange;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.gan.Plan;
import io.github.gan4j.models.net.Net;
import io.github.gan4j.models.net.Stack;
import java.util.List;

/**
 * WGAN-GP for points in the plane (Gulrajani et al., "Improved training of Wasserstein GANs", 2017,
 * figure 1; github igul222/improved_wgan_training, {@code gan_toy.py}), trained as {@link
 * PenalisedCritic} says. The penalty's weight is the code's 0.1; the paper's is 10.
 */
public final class WganGpToy {

  private static final int POINT = 2;
  private static final int HIDDEN = 3;

  private WganGpToy() {}

  /** Settings. */
  public record Config(
      int width, int latent, float learningRate, PenalisedCritic critic, float ema) {

    static Config of(int width) {
      return new Config(width, 2, 1e-4f, PenalisedCritic.code().lambda(0.1f), 0);
    }
  }

  static final ZooModel<Config> MODEL = new ZooModel<>(
      "wgan-gp-toy",
      "WGAN with gradient penalty for points in the plane",
      PenalisedCritic.PAPER,
      ZooModel.presets(
          Config.of(128), Plan.steps(4000).batch(256),
          Config.of(512), Plan.steps(100_000).batch(256)),
      c -> new SampleFormat(List.of(POINT), PixelRange.SYMMETRIC),
      WganGpToy::create);

  private static Gan create(Config c, Rng rng) {
    return c.critic()
        .train(Gan.builder("wgan-gp-toy"), c.learningRate(), c.learningRate())
        .generator(Net.of("generator", rng.split(), p -> layers(p, c.width(), c.latent(), POINT)))
        .discriminator(Net.of("discriminator", rng.split(), p -> layers(p, c.width(), POINT, 1)))
        .latent(LatentChoice.NORMAL.create(c.latent()))
        .ema(c.ema())
        .build();
  }

  private static Layer layers(Params p, int width, int in, int out) {
    WeightSpec weights = WeightSpec.standard().bias(Initializers.zeros());
    Stack stack = Stack.of(p, in).weights(weights.init(Initializers.kaimingUniform()));
    for (int i = 1; i <= HIDDEN; i++) {
      stack.at("hidden" + i).linear(width).relu();
    }
    return stack
        .weights(weights.init(Initializers.xavierUniform()))
        .at("out")
        .linear(out)
        .build();
  }
}
