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
 * generator's output is linear.
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

    static NetSettings of(int side, int channels, float learningRate) {
      return new NetSettings(
          new ImageSettings(side, channels),
          512,
          new GeneratorSettings(Output.LINEAR, learningRate),
          new DiscriminatorSettings(DiscriminatorNorm.NONE, learningRate),
          new LatentSettings(LatentChoice.NORMAL, 100));
    }

    private Gan critic(String name, CriticTraining training, float ema, Rng rng) {
      Nets nets = new MlpNets(
          image, width, 3, WeightSpec.standard(), discriminator.norm(), generator.output());
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

  /** Settings of the generator. */
  public record GeneratorSettings(Output output, float learningRate) {}

  /** Settings of the critic. */
  public record DiscriminatorSettings(DiscriminatorNorm norm, float learningRate) {}

  /** Settings with clipped weights. */
  public record Clipped(NetSettings nets, ClippedCritic critic, float ema) {

    static Clipped of(int side, int channels) {
      return new Clipped(NetSettings.of(side, channels, 5e-5f), ClippedCritic.paper(), 0);
    }
  }

  /** Settings with a penalty. */
  public record Penalised(NetSettings nets, PenalisedCritic critic, float ema) {

    static Penalised of(int side, int channels) {
      return new Penalised(NetSettings.of(side, channels, 1e-4f), PenalisedCritic.code(), 0);
    }
  }

  static final ZooModel<Clipped> CLIPPED = new ZooModel<>(
      "wgan-mlp",
      "WGAN with weight clipping, fully connected",
      ClippedCritic.PAPER,
      ZooModel.presets(
          Clipped.of(28, 1), Plan.steps(2000),
          Clipped.of(64, 3), Plan.epochs(25)),
      c -> c.nets().image().format(c.nets().generator().output()),
      (c, rng) -> c.nets().critic("wgan-mlp", c.critic(), c.ema(), rng));

  static final ZooModel<Penalised> PENALISED = new ZooModel<>(
      "wgan-gp-mlp",
      "WGAN with gradient penalty, fully connected",
      PenalisedCritic.PAPER,
      ZooModel.presets(
          Penalised.of(28, 1), Plan.steps(2000),
          Penalised.of(64, 3), Plan.epochs(25)),
      c -> c.nets().image().format(c.nets().generator().output()),
      (c, rng) -> c.nets().critic("wgan-gp-mlp", c.critic(), c.ema(), rng));
}
