package io.github.gan4j.models.zoo;

import io.github.gan4j.models.gan.Plan;

/**
 * WGAN with weight clipping on the nets of DCGAN, trained as {@link ClippedCritic} says. The critic
 * has batch normalisation, as in the authors' code.
 */
public final class WganConv {

  private WganConv() {}

  /** Settings. */
  public record Config(DcganSettings nets, ClippedCritic critic, float ema) {

    static Config of(DcganSettings nets) {
      return new Config(
          nets.latent(LatentChoice.NORMAL, 100).rates(5e-5f, 5e-5f), ClippedCritic.paper(), 0);
    }
  }

  static final ZooModel<Config> MODEL = new ZooModel<>(
      "wgan-conv",
      "WGAN with weight clipping, convolutions",
      ClippedCritic.PAPER,
      ZooModel.presets(
          Config.of(DcganSettings.of(28, 1, 16, 4)), Plan.steps(1500),
          Config.of(DcganSettings.of(64, 3, 64, 4)), Plan.epochs(25)),
      c -> c.nets().format(),
      (c, rng) -> c.nets().critic("wgan-conv", c.critic(), c.ema(), rng));
}
