package io.github.gan4j.models.zoo;

import io.github.gan4j.core.optim.Adam;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.models.gan.CodedLatent;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.gan.Plan;
import io.github.gan4j.models.head.CodeHead;
import io.github.gan4j.models.net.Net;

/**
 * InfoGAN with a Wasserstein critic under a gradient penalty. Q has a net of its own, so that nothing
 * that holds the critic back holds Q back, and is updated with the generator once per step. The critic
 * has no batch normalisation. A composition of this library; no paper has it.
 */
public final class InfoWgan {

  private InfoWgan() {}

  /** Settings. */
  public record Config(
      int features,
      int width,
      InfoGan.CodeSettings code,
      GeneratorSettings generator,
      DiscriminatorSettings discriminator,
      LatentSettings latent,
      PenalisedCritic critic,
      float ema) {

    static Config of(int features, int width, float learningRate) {
      return new Config(
          features,
          width,
          new InfoGan.CodeSettings(10, 2, 1, 2e-4f),
          new GeneratorSettings(Output.SIGMOID, true, learningRate),
          new DiscriminatorSettings(DiscriminatorNorm.NONE, learningRate),
          new LatentSettings(LatentChoice.UNIFORM, 62),
          PenalisedCritic.code(),
          0);
    }
  }

  static final ZooModel<Config> MODEL = new ZooModel<>(
      "infogan-wgan",
      "InfoGAN with a Wasserstein critic and gradient penalty",
      "composed here after Chen et al. 2016, arXiv:1606.03657, and " + PenalisedCritic.PAPER,
      // Five times the rate of WGAN-GP, with which the narrow nets draw one dim shape a category.
      ZooModel.presets(
          Config.of(16, 0, 5e-4f),
          Plan.steps(1500),
          Config.of(64, 1024, 1e-4f),
          Plan.steps(50_000)),
      c -> SampleFormat.image(28, 1, c.generator().output()),
      InfoWgan::create);

  private static Gan create(Config c, Rng rng) {
    CodedLatent latent = InfoGan.latent(c.latent(), c.code());
    Output output = c.generator().output();
    boolean batchNorm = c.generator().batchNorm();
    Nets nets = new ConvNets(
        1, c.features(), c.width(), 0.1f, batchNorm, c.discriminator().norm(), output);
    Nets forQ =
        new ConvNets(1, c.features(), c.width(), 0.1f, batchNorm, DiscriminatorNorm.BN, output);
    Net generator = Net.of("generator", rng.split(), p -> nets.generator(p, latent.size()));
    CodeHead information = new CodeHead(latent, c.code().lambda());
    Adam adam = Adam.of(c.code().learningRate()).betas(0.5f, 0.999f);
    return c.critic()
        .train(
            Gan.builder("infogan-wgan"),
            c.generator().learningRate(),
            c.discriminator().learningRate())
        .generator(generator)
        .discriminator(
            Net.of("discriminator", rng.split(), p -> nets.scores(p, 1, nets.sampleShape())))
        .latent(latent)
        .then(InfoGan.q(forQ, information, generator, adam, rng))
        .ema(c.ema())
        .build();
  }
}
