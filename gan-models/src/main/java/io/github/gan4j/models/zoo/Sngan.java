package io.github.gan4j.models.zoo;

import io.github.gan4j.core.layer.Layer;
import io.github.gan4j.core.optim.Adam;
import io.github.gan4j.core.param.Initializers;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.param.WeightSpec;
import io.github.gan4j.core.shape.Window;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.gan.Plan;
import io.github.gan4j.models.net.Net;
import io.github.gan4j.models.net.Stack;

/**
 * SN-GAN's plain convolutional nets for 32x32 images (Miyato et al., "Spectral normalization for
 * generative adversarial networks", 2018, table 3), with setting C of its optimisers.
 */
public final class Sngan {

  private static final int SIDE = 32;
  private static final int SMALL = 4;
  private static final float SLOPE = 0.1f;
  private static final Window SAME = Window.of(3).pad(1);
  private static final Window HALVE = Window.of(4).stride(2).pad(1);

  private Sngan() {}

  /**
   * Settings.
   *
   * @param image of 32x32 pixels
   * @param features channels nearest to the image
   */
  public record Config(
      ImageSettings image,
      int features,
      GeneratorSettings generator,
      DiscriminatorSettings discriminator,
      LatentSettings latent,
      LossChoice loss,
      float learningRate,
      float beta1,
      float beta2,
      float ema) {

    public Config {
      image.requireSide(SIDE);
    }

    static Config of(int channels, int features) {
      return new Config(
          new ImageSettings(SIDE, channels),
          features,
          new GeneratorSettings(Output.TANH),
          new DiscriminatorSettings(true, 1),
          new LatentSettings(LatentChoice.NORMAL, 128),
          LossChoice.HINGE,
          2e-4f,
          0.5f,
          0.999f,
          0);
    }
  }

  /** Settings of the generator. */
  public record GeneratorSettings(Output output) {}

  /** Settings of the discriminator; {@code steps} are its updates per update of the generator. */
  public record DiscriminatorSettings(boolean spectralNorm, int steps) {}

  static final ZooModel<Config> MODEL = new ZooModel<>(
      "sngan-32",
      "spectral normalisation, convolutions for 32x32 images",
      "Miyato et al. 2018, arXiv:1802.05957",
      ZooModel.presets(Config.of(1, 16), Plan.steps(1500), Config.of(3, 64), Plan.steps(100_000)),
      c -> c.image().format(c.generator().output()),
      Sngan::create);

  private static Gan create(Config c, Rng rng) {
    return Gan.builder("sngan-32")
        .generator(Net.of("generator", rng.split(), p -> generator(p, c)))
        .discriminator(Net.of("discriminator", rng.split(), p -> discriminator(p, c)))
        .latent(c.latent().create())
        .loss(c.loss().create(1))
        .optimizer(Adam.of(c.learningRate()).betas(c.beta1(), c.beta2()))
        .discriminatorSteps(c.discriminator().steps())
        .ema(c.ema())
        .build();
  }

  private static WeightSpec weights() {
    return WeightSpec.standard().init(Initializers.normal(0, 0.02f)).bias(Initializers.zeros());
  }

  private static Layer generator(Params p, Config c) {
    int f = c.features();
    Stack stack = Stack.of(p, c.latent().size()).weights(weights());
    stack.at("project").linear(SMALL * SMALL * 8 * f).batchNorm().relu();
    stack.reshape(SMALL, SMALL, 8 * f);
    for (int width = 4 * f; width >= f; width /= 2) {
      stack.at("up" + width / f).convTranspose(width, HALVE).batchNorm().relu();
    }
    return stack
        .at("image")
        .conv(c.image().channels(), SAME)
        .then(c.generator().output().layer())
        .build();
  }

  private static Layer discriminator(Params p, Config c) {
    int f = c.features();
    WeightSpec spec = c.discriminator().spectralNorm() ? weights().spectralNorm() : weights();
    Stack stack = Stack.of(p, c.image().shape()).weights(spec);
    for (int width = f; width <= 4 * f; width *= 2) {
      stack.at("same" + width / f).conv(width, SAME).leakyRelu(SLOPE);
      stack.at("down" + width / f).conv(width, HALVE).leakyRelu(SLOPE);
    }
    stack.at("last").conv(8 * f, SAME).leakyRelu(SLOPE);
    return stack.at("score").linear(c.loss().outputs()).build();
  }
}
