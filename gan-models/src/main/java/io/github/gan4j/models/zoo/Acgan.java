package io.github.gan4j.models.zoo;

import io.github.gan4j.core.layer.Layer;
import io.github.gan4j.core.optim.Adam;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.gan.Plan;
import io.github.gan4j.models.head.ClassHead;
import io.github.gan4j.models.net.ConditionalLayer;
import io.github.gan4j.models.net.Net;
import io.github.gan4j.models.net.Stack;
import io.github.gan4j.models.net.TwoHeaded;

/**
 * AC-GAN (Odena et al., "Conditional image synthesis with auxiliary classifier GANs", 2017) on the nets
 * of DCGAN: the generator sees the class beside its latent, and the discriminator tells it from the
 * image, real or not. The paper's nets are for 128x128 images and have dropout.
 */
public final class Acgan {

  private Acgan() {}

  /** Settings; {@code classWeight} is that of the class in both nets' losses. */
  public record Config(
      DcganSettings nets, int classes, float classWeight, LossChoice loss, float ema) {

    static Config of(int features, float learningRate) {
      DcganSettings nets = DcganSettings.of(28, 1, features, 4).rates(learningRate, learningRate);
      return new Config(nets, 10, 1, LossChoice.NON_SATURATING, 0);
    }
  }

  static final ZooModel<Config> MODEL = new ZooModel<>(
      "acgan",
      "AC-GAN: a discriminator that also tells the class",
      "Odena et al. 2017, arXiv:1610.09585; nets of Radford et al. 2015, arXiv:1511.06434",
      ZooModel.presets(
          Config.of(32, 1e-3f),
          Plan.steps(5000),
          Config.of(64, 2e-4f),
          Plan.steps(50_000).batch(100)),
      c -> c.nets().format(),
      Acgan::create);

  private static Gan create(Config c, Rng rng) {
    DcganSettings nets = c.nets();
    int input = nets.latent().size() + c.classes();
    Adam adam = Adam.of(nets.generator().learningRate()).betas(0.5f, 0.999f);
    return Gan.builder("acgan")
        .classes(c.classes())
        .generator(Net.conditional(
            "generator", rng.split(), p -> ConditionalLayer.joined(nets.generator(p, input))))
        .discriminator(TwoHeaded.of("discriminator", rng.split(), p -> heads(p, c)))
        .latent(nets.latent().create())
        .loss(c.loss().create(1))
        .auxiliaryLoss(new ClassHead(c.classWeight(), c.classWeight(), c.classWeight()))
        .generatorOptimizer(adam)
        .discriminatorOptimizer(adam.learningRate(nets.discriminator().learningRate()))
        .ema(c.ema())
        .build();
  }

  private static TwoHeaded.Heads heads(Params p, Config c) {
    Stack trunk = c.nets().trunk(p);
    return new TwoHeaded.Heads(
        trunk.build(),
        head(p, c, trunk, "score", c.loss().outputs()),
        head(p, c, trunk, "class", c.classes()));
  }

  private static Layer head(Params p, Config c, Stack trunk, String name, int outputs) {
    return c.nets()
        .head(Stack.of(p, trunk.shape()).weights(c.nets().lastWeights()), name, outputs)
        .build();
  }
}
