package io.github.gan4j.models.zoo;

import io.github.gan4j.core.layer.Layer;
import io.github.gan4j.core.optim.Adam;
import io.github.gan4j.core.optim.Schedule;
import io.github.gan4j.core.param.Initializers;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.param.WeightSpec;
import io.github.gan4j.core.shape.Window;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.models.gan.Balance;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.gan.Plan;
import io.github.gan4j.models.net.AutoEncoder;
import io.github.gan4j.models.net.Net;
import io.github.gan4j.models.net.Stack;

/**
 * BEGAN (Berthelot et al., "BEGAN: boundary equilibrium generative adversarial networks", 2017; github
 * carpedm20/BEGAN-tensorflow, {@code models.py}): an auto-encoder as discriminator, whose losses on
 * real and generated images are kept in proportion. Both nets are updated at once, on one batch of
 * generated images, as in the code; its learning rate is halved every 100,000 steps.
 */
public final class Began {

  private static final String PAPER = "Berthelot et al. 2017, arXiv:1703.10717";
  private static final int SMALL = 8;
  private static final Window SAME = Window.of(3).pad(1);

  private Began() {}

  /**
   * Settings.
   *
   * @param features channels of the generator, and of the encoder's first stage
   * @param gamma the wished ratio of the losses: lower makes images better and fewer kinds of them
   * @param balanceRate how fast the proportion is corrected, the paper's lambda_k
   */
  public record Config(
      ImageSettings image,
      int features,
      LatentSettings latent,
      float gamma,
      float balanceRate,
      float learningRate,
      int halveEvery,
      float leastRate) {

    /**
     * For thousands of steps. With the paper's gamma a generator of images with black backgrounds draws
     * what is the easiest to copy, black.
     */
    static Config quick(int side) {
      return of(side, 1, 16, 1, 1e-2f, 4e-4f);
    }

    static Config paper(int side, int features) {
      return of(side, 3, features, 0.5f, 1e-3f, 8e-5f);
    }

    private static Config of(
        int side, int channels, int features, float gamma, float balanceRate, float learningRate) {
      return new Config(
          new ImageSettings(side, channels),
          features,
          new LatentSettings(LatentChoice.UNIFORM, 64),
          gamma,
          balanceRate,
          learningRate,
          100_000,
          2e-5f);
    }
  }

  static final ZooModel<Config> MODEL_32 = model("began-32", 32, 64);
  static final ZooModel<Config> MODEL_64 = model("began-64", 64, 128);

  private static ZooModel<Config> model(String name, int side, int paper) {
    return new ZooModel<>(
        name,
        "BEGAN for %sx%s images: an auto-encoder as discriminator".formatted(side, side),
        PAPER,
        ZooModel.presets(
            Config.quick(side), Plan.steps(side == 32 ? 3000 : 1500).batch(16),
            Config.paper(side, paper), Plan.steps(500_000).batch(16)),
        c -> c.image().format(Output.LINEAR),
        (c, rng) -> create(name, c, rng));
  }

  private static Gan create(String name, Config c, Rng rng) {
    int stages = stages(c.image().side());
    Net generator = Net.of("generator", rng.split(), p -> decoder(p, c, stages));
    Net critic = Net.of(
        "discriminator",
        rng.split(),
        p -> new AutoEncoder(
            encoder(p.at("encoder"), c, stages), decoder(p.at("decoder"), c, stages)));
    Balance balance = new Balance(critic, c.gamma(), c.balanceRate());
    Schedule halved = step ->
        Math.max(c.leastRate(), c.learningRate() / (1L << Math.min(62, step / c.halveEvery())));
    return balance.gan(name, generator, c.latent().create(), Adam.of(halved));
  }

  /** Maps of side, side / 2, ... 8. */
  private static int stages(int side) {
    if (side < 2 * SMALL || Integer.bitCount(side) != 1) {
      throw new IllegalArgumentException(
          "image.side: must be a power of two, at least 16, got " + side + ".");
    }
    return Integer.numberOfTrailingZeros(side) - Integer.numberOfTrailingZeros(SMALL) + 1;
  }

  private static WeightSpec weights() {
    return WeightSpec.standard().init(Initializers.xavierUniform()).bias(Initializers.zeros());
  }

  private static Layer encoder(Params p, Config c, int stages) {
    Stack stack = Stack.of(p, c.image().shape()).weights(weights());
    stack.at("first").conv(c.features(), SAME).elu();
    for (int i = 1; i <= stages; i++) {
      int width = i * c.features();
      stack.at("stage" + i + "a").conv(width, SAME).elu();
      stack.at("stage" + i + "b").conv(width, SAME).elu();
      if (i < stages) {
        stack.at("down" + i).conv(width, SAME.stride(2)).elu();
      }
    }
    return stack.at("code").linear(c.latent().size()).build();
  }

  private static Layer decoder(Params p, Config c, int stages) {
    Stack stack = Stack.of(p, c.latent().size()).weights(weights());
    stack.at("code").linear(SMALL * SMALL * c.features()).reshape(SMALL, SMALL, c.features());
    for (int i = 1; i <= stages; i++) {
      stack.at("stage" + i + "a").conv(c.features(), SAME).elu();
      stack.at("stage" + i + "b").conv(c.features(), SAME).elu();
      if (i < stages) {
        stack.upsample(2);
      }
    }
    return stack.at("image").conv(c.image().channels(), SAME).build();
  }
}
