package io.github.gan4j.models.zoo;

import io.github.gan4j.models.gan.Plan;

/**
 * WGAN-GP for 28x28 images (Gulrajani et al., "Improved training of Wasserstein GANs", 2017; github
 * igul222/improved_wgan_training, {@code gan_mnist.py}), trained as {@link PenalisedCritic} says. The
 * authors' framework pads one side more than the other; here padding is even, and weights cannot be
 * exchanged. Its first values are another uniform distribution of the same kind. The quick preset has
 * learning rates of 5e-4 in place of 1e-4, with which it is far ahead within its 1,200 steps.
 */
public final class WganGp {

  private WganGp() {}

  /** Settings. */
  public record Config(DcganSettings nets, PenalisedCritic critic, float ema) {

    static Config of(int features, float learningRate) {
      return new Config(
          DcganSettings.of(28, 1, features, 5)
              .bias(true)
              .generator(new DcganSettings.GeneratorSettings(
                  false, InitChoice.KAIMING, Output.SIGMOID, learningRate))
              .discriminator(new DcganSettings.DiscriminatorSettings(
                  DiscriminatorNorm.NONE, InitChoice.KAIMING, learningRate))
              .latent(LatentChoice.NORMAL, 128),
          PenalisedCritic.code(),
          0);
    }
  }

  static final ZooModel<Config> MODEL_28 = new ZooModel<>(
      "wgan-gp-28",
      "WGAN with gradient penalty for 28x28 images",
      PenalisedCritic.PAPER,
      ZooModel.presets(
          Config.of(32, 5e-4f), Plan.steps(1200).batch(50),
          Config.of(64, 1e-4f), Plan.steps(200_000).batch(50)),
      c -> c.nets().format(),
      (c, rng) -> c.nets().critic("wgan-gp-28", c.critic(), c.ema(), rng));
}
