package io.github.gan4j.models.zoo;

import io.github.gan4j.core.optim.Adam;
import io.github.gan4j.core.param.Initializers;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.gan.Plan;
import io.github.gan4j.models.net.ConditionalLayer;
import io.github.gan4j.models.net.Net;

/**
 * Conditional GANs that see the class beside the latent and beside the image (github YadiraF/GAN,
 * {@code cgan_mlp.py} and {@code cgan_conv.py}, after Mirza and Osindero, "Conditional generative
 * adversarial nets", 2014): one-hot behind vectors, as constant planes behind the channels of images.
 * The paper's own nets are {@code cgan}. The quick presets have a beta1 of 0.5 where the source has 0.9,
 * and that of {@code cgan-mlp} has batch normalisation in the generator: without, samples of a class look
 * alike.
 */
public final class ConditionalGan {

  private static final String SOURCE =
      "YadiraF/GAN, after Mirza and Osindero 2014, arXiv:1411.1784";

  private ConditionalGan() {}

  /** Settings; {@code width} counts units of the hidden layer, or channels nearest to the image. */
  public record Config(
      int width,
      int classes,
      GeneratorSettings generator,
      DiscriminatorSettings discriminator,
      float beta1,
      LatentSettings latent,
      LossChoice loss,
      float ema) {

    static Config of(int width, boolean batchNorm, DiscriminatorNorm norm, float beta1) {
      return new Config(
          width,
          10,
          new GeneratorSettings(Output.SIGMOID, batchNorm, 1e-3f),
          new DiscriminatorSettings(norm, 1e-3f, 1),
          beta1,
          new LatentSettings(LatentChoice.UNIFORM, 100),
          LossChoice.NON_SATURATING,
          0);
    }
  }

  /** Settings of the discriminator; {@code steps} are its updates per update of the generator. */
  public record DiscriminatorSettings(DiscriminatorNorm norm, float learningRate, int steps) {}

  static final ZooModel<Config> MLP = new ZooModel<>(
      "cgan-mlp",
      "conditional GAN, fully connected",
      SOURCE,
      ZooModel.presets(
          Config.of(128, true, DiscriminatorNorm.NONE, 0.5f),
          Plan.steps(10_000),
          Config.of(128, false, DiscriminatorNorm.NONE, 0.9f),
          Plan.steps(100_000)),
      c -> SampleFormat.image(28, 1, c.generator().output()),
      (c, rng) -> create("cgan-mlp", mlp(c), c, rng));

  static final ZooModel<Config> CONV = new ZooModel<>(
      "cgan-conv",
      "conditional GAN, convolutions",
      SOURCE,
      ZooModel.presets(
          Config.of(32, true, DiscriminatorNorm.BN, 0.5f),
          Plan.steps(5000),
          Config.of(64, true, DiscriminatorNorm.BN, 0.9f),
          Plan.steps(20_000)),
      c -> SampleFormat.image(28, 1, c.generator().output()),
      (c, rng) -> create("cgan-conv", conv(c), c, rng));

  private static Nets mlp(Config c) {
    return new MlpNets(
        new ImageSettings(28, 1),
        c.width(),
        1,
        InitChoice.NORMAL.weights().bias(Initializers.zeros()),
        c.generator().batchNorm(),
        c.discriminator().norm(),
        c.generator().output());
  }

  private static Nets conv(Config c) {
    return new ConvNets(
        1,
        c.width(),
        0,
        0.2f,
        c.generator().batchNorm(),
        c.discriminator().norm(),
        c.generator().output());
  }

  private static Gan create(String name, Nets nets, Config c, Rng rng) {
    int classes = c.classes();
    Adam adam = Adam.of(c.generator().learningRate()).betas(c.beta1(), 0.999f);
    return Gan.builder(name)
        .classes(classes)
        .generator(Net.conditional(
            "generator",
            rng.split(),
            p -> ConditionalLayer.joined(nets.generator(p, c.latent().size() + classes))))
        .discriminator(Net.conditional(
            "discriminator", rng.split(), p -> nets.joinedScores(p, c.loss().outputs(), classes)))
        .latent(c.latent().create())
        .loss(c.loss().create(1))
        .generatorOptimizer(adam)
        .discriminatorOptimizer(adam.learningRate(c.discriminator().learningRate()))
        .discriminatorSteps(c.discriminator().steps())
        .ema(c.ema())
        .build();
  }
}
