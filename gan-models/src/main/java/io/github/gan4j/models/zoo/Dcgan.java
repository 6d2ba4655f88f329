package io.github.gan4j.models.zoo;

import io.github.gan4j.core.optim.Adam;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.gan.Plan;
import io.github.gan4j.models.loss.GanLoss;

/**
 * DCGAN (Radford et al., "Unsupervised representation learning with deep convolutional generative
 * adversarial networks", 2015), with the nets of {@link DcganSettings}. The authors' code draws new
 * images for the generator's update and decays weights by 1e-5; here both nets learn from one batch
 * and nothing decays.
 */
public final class Dcgan {

  private static final String PAPER = "Radford et al. 2015, arXiv:1511.06434";

  private Dcgan() {}

  /** Settings. */
  public record Config(DcganSettings nets, LossChoice loss, float realLabel, float ema) {

    static Config of(DcganSettings nets) {
      return new Config(nets, LossChoice.NON_SATURATING, 1, 0);
    }
  }

  static final ZooModel<Config> MODEL_28 = new ZooModel<>(
      "dcgan-28",
      "DCGAN for 28x28 images",
      PAPER,
      ZooModel.presets(
          Config.of(DcganSettings.of(28, 1, 32, 4)), Plan.steps(5000),
          Config.of(DcganSettings.of(28, 1, 64, 4)), Plan.epochs(25).batch(128)),
      c -> c.nets().format(),
      (c, rng) -> create("dcgan-28", c, rng));

  static final ZooModel<Config> MODEL_64 = new ZooModel<>(
      "dcgan-64",
      "DCGAN for 64x64 images",
      PAPER,
      ZooModel.presets(
          Config.of(DcganSettings.narrow64()), Plan.steps(3000),
          Config.of(DcganSettings.of(64, 3, 128, 5)), Plan.epochs(25).batch(128)),
      c -> c.nets().format(),
      (c, rng) -> create("dcgan-64", c, rng));

  private static Gan create(String name, Config c, Rng rng) {
    GanLoss loss = c.loss().create(c.realLabel());
    return alternating(name, c.nets(), c.loss().outputs(), loss, c.ema(), rng);
  }

  /** The nets with DCGAN's optimisers, taking turns on another loss. */
  static Gan alternating(
      String name, DcganSettings nets, int outputs, GanLoss loss, float ema, Rng rng) {
    Adam adam = Adam.of(nets.generator().learningRate()).betas(0.5f, 0.999f);
    return nets.gan(name, outputs, rng)
        .loss(loss)
        .generatorOptimizer(adam)
        .discriminatorOptimizer(adam.learningRate(nets.discriminator().learningRate()))
        .ema(ema)
        .build();
  }
}
