package io.github.gan4j.models.zoo;

import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.gan.Plan;
import io.github.gan4j.models.loss.LeastSquares;

/**
 * LSGAN (Mao et al., "Least squares generative adversarial networks", 2017) on the nets of DCGAN. The
 * authors' nets for 112x112 images have more layers, and their code sums the loss over the batch,
 * which Adam makes little of. Codes are those of the code: a = 0, b = c = 1; the paper's other choice
 * is a = -1, b = 1, c = 0, which minimises the Pearson chi-squared divergence.
 */
public final class Lsgan {

  private static final String PAPER = "Mao et al. 2017, arXiv:1611.04076";

  private Lsgan() {}

  /** Settings. {@code a} and {@code b} are the scores for fakes and reals, {@code c} what the generator wants. */
  public record Config(DcganSettings nets, float a, float b, float c, float ema) {

    static Config of(DcganSettings nets) {
      return new Config(nets, 0, 1, 1, 0);
    }
  }

  /** As the authors' comparison of stability has them: Adam 2e-4. */
  static final ZooModel<Config> MODEL_28 = new ZooModel<>(
      "lsgan-28",
      "LSGAN for 28x28 images, on DCGAN's nets",
      PAPER,
      ZooModel.presets(
          Config.of(DcganSettings.of(28, 1, 32, 4)), Plan.steps(5000),
          Config.of(DcganSettings.of(28, 1, 64, 4)), Plan.epochs(25)),
      c -> c.nets().format(),
      (c, rng) -> create("lsgan-28", c, rng));

  static final ZooModel<Config> MODEL_64 = new ZooModel<>(
      "lsgan-64",
      "LSGAN for 64x64 images, on DCGAN's nets",
      PAPER,
      ZooModel.presets(
          Config.of(DcganSettings.narrow64()), Plan.steps(1000),
          Config.of(DcganSettings.of(64, 3, 64, 5).latent(LatentChoice.UNIFORM, 1024)),
              Plan.epochs(25)),
      c -> c.nets().format(),
      (c, rng) -> create("lsgan-64", c, rng));

  private static Gan create(String name, Config c, Rng rng) {
    return Dcgan.alternating(
        name, c.nets(), 1, new LeastSquares(c.a(), c.b(), c.c()), c.ema(), rng);
  }
}
