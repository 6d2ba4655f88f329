package io.github.gan4j.models.zoo;

import io.github.gan4j.core.layer.Embedding;
import io.github.gan4j.core.layer.Layer;
import io.github.gan4j.core.layer.Linear;
import io.github.gan4j.core.optim.Adam;
import io.github.gan4j.core.param.Initializers;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.param.WeightSpec;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.gan.Plan;
import io.github.gan4j.models.net.ConditionalLayer;
import io.github.gan4j.models.net.Net;

/**
 * SN-GAN with residual nets for 32x32 images (Miyato et al., "Spectral normalization for generative
 * adversarial networks", 2018; github pfnet-research/sngan_projection). With {@code classes} above 0 it
 * is the projection discriminator (Miyato and Koyama, "cGANs with projection discriminator", 2018): a
 * score grows with the inner product of the features and an embedding of the class.
 *
 * <p>In a step the discriminator is updated first, in the code the generator. The code adds noise of
 * half a grey level to the images; this does not.
 */
public final class SnganResnet {

  private SnganResnet() {}

  /** Settings; {@code steps} are updates of the discriminator per update of the generator. */
  public record Config(ResnetSettings nets, LossChoice loss, int steps, float ema) {

    static Config of(ResnetSettings nets) {
      return new Config(nets, LossChoice.HINGE, 5, 0);
    }
  }

  static final ZooModel<Config> MODEL = new ZooModel<>(
      "sngan-resnet-32",
      "spectral normalisation, residual nets for 32x32 images",
      "Miyato et al. 2018, arXiv:1802.05957; with classes Miyato and Koyama 2018, arXiv:1802.05637",
      ZooModel.presets(
          Config.of(ResnetSettings.of(1, 32, 24, 64, 20_000)), Plan.steps(700).batch(32),
          Config.of(ResnetSettings.of(3, 256, 128, 128, 50_000)), Plan.steps(50_000)),
      c -> c.nets().format(),
      SnganResnet::create);

  private static Gan create(Config c, Rng rng) {
    ResnetSettings nets = c.nets();
    Adam adam = Adam.of(nets.falling(nets.generator().learningRate())).betas(0, 0.9f);
    return Gan.builder("sngan-resnet-32")
        .classes(nets.classes())
        .generator(Net.conditional("generator", rng.split(), nets::generator))
        .discriminator(Net.conditional(
            "discriminator", rng.split(), p -> discriminator(p, nets, c.loss().outputs())))
        .latent(nets.latent().create())
        .loss(c.loss().create(1))
        .discriminatorSteps(c.steps())
        .generatorBatch(nets.generator().batch())
        .generatorOptimizer(adam)
        .discriminatorOptimizer(
            Adam.of(nets.falling(nets.discriminator().learningRate())).betas(0, 0.9f))
        .ema(c.ema())
        .build();
  }

  private static ConditionalLayer discriminator(Params p, ResnetSettings nets, int outputs) {
    WeightSpec spec = WeightSpec.standard().spectralNorm();
    WeightSpec last = spec.init(Initializers.xavierUniform()).noBias();
    int f = nets.discriminator().features();
    Layer trunk = nets.trunk(p, spec);
    Layer score = new Linear(p.at("score"), f, outputs, last);
    if (nets.classes() == 0) {
      return (x, y, pass) -> score.forward(trunk.forward(x, pass).sum(1, 2), pass);
    }
    if (outputs > 1) {
      throw new IllegalArgumentException(
          "loss: a projection discriminator has one score, and two-class needs two. Choose another loss, or classes=0.");
    }
    Embedding projection = new Embedding(p.at("projection"), nets.classes(), f, last);
    return (x, y, pass) -> {
      Tensor h = trunk.forward(x, pass).sum(1, 2);
      Tensor inner = projection.forward(y.required(), pass).mul(h).sum(1).reshape(-1, 1);
      return score.forward(h, pass).add(inner);
    };
  }
}
