package io.github.gan4j.models.zoo;

import io.github.gan4j.core.param.WeightSpec;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.gan.GanBuilder;
import io.github.gan4j.models.gan.Plan;
import io.github.gan4j.models.net.Net;

/**
 * WGAN of fully connected layers, four in each net of 512 units (Arjovsky et al., "Wasserstein GAN",
 * 2017; github martinarjovsky/WassersteinGAN, {@code models/mlp.py}): once with clipped weights, see
 * {@link ClippedCritic}, and once with the gradient penalty, see {@link PenalisedCritic}. The
 * generator's output is linear. The quick presets have batch normalisation and a sigmoid in the
 * generator, and learning rates of 5e-4: without, the clipped critic falls silent, or the generator draws
 * one shape.
 */
public final class WganMlp {

  private WganMlp() {}

  /** Settings of the nets. */
  public record NetSettings(
      ImageSettings image,
      int width,
      GeneratorSettings generator,
      DiscriminatorSettings discriminator,
      LatentSettings latent)
      implements Settings.Inlined {

    static NetSettings quick() {
      return of(28, 1, Output.SIGMOID, true, 5e-4f);
    }

    static NetSettings paper(float learningRate) {
      return of(64, 3, Output.LINEAR, false, learningRate);
    }

    private static NetSettings of(
        int side, int channels, Output output, boolean batchNorm, float learningRate) {
      return new NetSettings(
          new ImageSettings(side, channels),
          512,
          new GeneratorSettings(output, batchNorm, learningRate),
          new DiscriminatorSettings(DiscriminatorNorm.NONE, learningRate),
          new LatentSettings(LatentChoice.NORMAL, 100));
    }

    private Gan critic(String name, CriticTraining training, float ema, Rng rng) {
      Nets nets = new MlpNets(
          image,
          width,
          3,
          WeightSpec.standard(),
          generator.batchNorm(),
          discriminator.norm(),
          generator.output());
      GanBuilder builder = Gan.builder(name)
          .generator(Net.of("generator", rng.split(), p -> nets.generator(p, latent.size())))
          .discriminator(
              Net.of("discriminator", rng.split(), p -> nets.scores(p, 1, image.shape())))
          .latent(latent.create())
          .ema(ema);
      return training
          .train(builder, generator.learningRate(), discriminator.learningRate())
          .build();
    }
  }

  /** Settings with clipped weights. */
  public record Clipped(NetSettings nets, ClippedCritic critic, float ema) {

    static Clipped of(NetSettings nets) {
      return new Clipped(nets, ClippedCritic.paper(), 0);
    }
  }

  /** Settings with a penalty. */
  public record Penalised(NetSettings nets, PenalisedCritic critic, float ema) {

    static Penalised of(NetSettings nets) {
      return new Penalised(nets, PenalisedCritic.code(), 0);
    }
  }

  static final ZooModel<Clipped> CLIPPED = new ZooModel<>(
      "wgan-mlp",
      "WGAN with weight clipping, fully connected",
      ClippedCritic.PAPER,
      ZooModel.presets(
          Clipped.of(NetSettings.quick()), Plan.steps(2000),
          Clipped.of(NetSettings.paper(5e-5f)), Plan.epochs(25)),
      c -> c.nets().image().format(c.nets().generator().output()),
      (c, rng) -> c.nets().critic("wgan-mlp", c.critic(), c.ema(), rng));

  static final ZooModel<Penalised> PENALISED = new ZooModel<>(
      "wgan-gp-mlp",
      "WGAN with gradient penalty, fully connected",
      PenalisedCritic.PAPER,
      ZooModel.presets(
          Penalised.of(NetSettings.quick()), Plan.steps(2000),
          Penalised.of(NetSettings.paper(1e-4f)), Plan.epochs(25)),
      c -> c.nets().image().format(c.nets().generator().output()),
      (c, rng) -> c.nets().critic("wgan-gp-mlp", c.critic(), c.ema(), rng));
}
