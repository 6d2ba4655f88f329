package io.github.gan4j.models.zoo;

import io.github.gan4j.core.layer.Layer;
import io.github.gan4j.core.layer.Linear;
import io.github.gan4j.core.optim.Adam;
import io.github.gan4j.core.param.Initializers;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.param.WeightSpec;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.gan.GanBuilder;
import io.github.gan4j.models.gan.Plan;
import io.github.gan4j.models.head.ClassHead;
import io.github.gan4j.models.net.Net;
import io.github.gan4j.models.net.TwoHeaded;

/**
 * WGAN-GP with residual nets for 32x32 images (Gulrajani et al., "Improved training of Wasserstein
 * GANs", 2017; github igul222/improved_wgan_training, {@code gan_cifar_resnet.py}), trained as {@link
 * PenalisedCritic} says. With {@code classes} above 0 the critic has a second head that tells the
 * class, as in AC-GAN. The code adds noise of half a grey level to the images; this does not.
 */
public final class WganGpResnet {

  private WganGpResnet() {}

  /** Settings. */
  public record Config(ResnetSettings nets, PenalisedCritic critic, float ema) {

    static Config of(ResnetSettings nets) {
      return new Config(nets, PenalisedCritic.code().beta1(0), 0);
    }
  }

  static final ZooModel<Config> MODEL = new ZooModel<>(
      "wgan-gp-resnet-32",
      "WGAN with gradient penalty, residual nets for 32x32 images",
      PenalisedCritic.PAPER,
      ZooModel.presets(
          Config.of(ResnetSettings.of(1, 24, 24, 64, 20_000)), Plan.steps(600).batch(32),
          Config.of(ResnetSettings.of(3, 128, 128, 128, 100_000)), Plan.steps(100_000)),
      c -> c.nets().format(),
      WganGpResnet::create);

  private static Gan create(Config c, Rng rng) {
    ResnetSettings nets = c.nets();
    GanBuilder builder = Gan.builder("wgan-gp-resnet-32")
        .classes(nets.classes())
        .generator(Net.conditional("generator", rng.split(), nets::generator))
        .latent(nets.latent().create())
        .generatorBatch(nets.generator().batch())
        .ema(c.ema());
    if (nets.classes() > 0) {
      builder
          .discriminator(TwoHeaded.of("discriminator", rng.split(), p -> heads(p, nets)))
          // the weights of the authors' code: real images alone teach the classes
          .auxiliaryLoss(new ClassHead(1, 0, 0.1f));
    } else {
      builder.discriminator(Net.of("discriminator", rng.split(), p -> critic(p, nets)));
    }
    return c.critic()
        .train(
            builder,
            Adam.of(nets.falling(nets.generator().learningRate())),
            Adam.of(nets.falling(nets.discriminator().learningRate())))
        .build();
  }

  private static Layer pooled(Params p, ResnetSettings nets) {
    Layer trunk = nets.trunk(p, WeightSpec.standard());
    return (x, pass) -> trunk.forward(x, pass).mean(1, 2);
  }

  private static Layer linear(Params p, ResnetSettings nets, int outputs) {
    WeightSpec weights =
        WeightSpec.standard().init(Initializers.xavierUniform()).bias(Initializers.zeros());
    return new Linear(p, nets.discriminator().features(), outputs, weights);
  }

  private static Layer critic(Params p, ResnetSettings nets) {
    Layer features = pooled(p, nets);
    Layer score = linear(p.at("score"), nets, 1);
    return (x, pass) -> score.forward(features.forward(x, pass), pass);
  }

  private static TwoHeaded.Heads heads(Params p, ResnetSettings nets) {
    return new TwoHeaded.Heads(
        pooled(p, nets),
        linear(p.at("score"), nets, 1),
        linear(p.at("class"), nets, nets.classes()));
  }
}
