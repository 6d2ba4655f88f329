package io.github.gan4j.models.zoo;

import io.github.gan4j.core.optim.Adam;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.gan.Plan;
import io.github.gan4j.models.net.Net;

/**
 * The original GAN's loss on InfoGAN's convolutional nets (Chen et al., 2016), without codes: the
 * latent is 74 numbers of noise. Optimisers are InfoGAN's.
 */
public final class ConvGan {

  private ConvGan() {}

  /** Settings; {@code hidden} is the width of the fully connected layer in both nets. */
  public record Config(
      int features,
      int hidden,
      GeneratorSettings generator,
      DiscriminatorSettings discriminator,
      LatentSettings latent,
      LossChoice loss,
      float ema) {

    static Config of(int features, int hidden) {
      return new Config(
          features,
          hidden,
          new GeneratorSettings(Output.SIGMOID, true, 1e-3f),
          new DiscriminatorSettings(DiscriminatorNorm.BN, 2e-4f),
          new LatentSettings(LatentChoice.UNIFORM, 74),
          LossChoice.NON_SATURATING,
          0);
    }
  }

  static final ZooModel<Config> MODEL = new ZooModel<>(
      "gan-conv",
      "the original GAN's loss on InfoGAN's convolutional nets",
      "Goodfellow et al. 2014, arXiv:1406.2661; nets of Chen et al. 2016, arXiv:1606.03657",
      ZooModel.presets(
          Config.of(32, 512), Plan.steps(5000).batch(64),
          Config.of(64, 1024), Plan.steps(5000).batch(128)),
      c -> SampleFormat.image(28, 1, c.generator().output()),
      ConvGan::create);

  private static Gan create(Config c, Rng rng) {
    Nets nets = new ConvNets(
        1,
        c.features(),
        c.hidden(),
        0.1f,
        c.generator().batchNorm(),
        c.discriminator().norm(),
        c.generator().output());
    Adam adam = Adam.of(c.generator().learningRate()).betas(0.5f, 0.999f);
    return Gan.builder("gan-conv")
        .generator(
            Net.of("generator", rng.split(), p -> nets.generator(p, c.latent().size())))
        .discriminator(Net.of(
            "discriminator",
            rng.split(),
            p -> nets.scores(p, c.loss().outputs(), nets.sampleShape())))
        .latent(c.latent().create())
        .loss(c.loss().create(1))
        .generatorOptimizer(adam)
        .discriminatorOptimizer(adam.learningRate(c.discriminator().learningRate()))
        .ema(c.ema())
        .build();
  }
}
