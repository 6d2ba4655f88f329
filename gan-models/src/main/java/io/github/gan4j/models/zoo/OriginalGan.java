package io.github.gan4j.models.zoo;

import io.github.gan4j.core.layer.Layer;
import io.github.gan4j.core.param.Initializers;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.param.WeightSpec;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.gan.GanBuilder;
import io.github.gan4j.models.gan.Plan;
import io.github.gan4j.models.net.Net;
import io.github.gan4j.models.net.Stack;

/**
 * The original GAN (Goodfellow et al., "Generative adversarial nets", 2014; github
 * goodfeli/adversarial, {@code mnist.yaml}): a discriminator of maxout units with dropout, a ReLU
 * generator whose last bias starts at the data's marginals, and gradient descent on both at once. The
 * discriminator's loss has half the weight of the generator's there, which is half the learning rate
 * here. Both nets learn from one pass of the discriminator, so from one set of dropout masks.
 *
 * <p>{@code gan-bn} has batch normalisation before the generator's ReLUs, which makes it train without
 * the marginals.
 */
public final class OriginalGan {

  private static final String PAPER = "Goodfellow et al. 2014, arXiv:1406.2661";

  /** First weights are U(-range, range). */
  static final float GENERATOR_RANGE = 0.05f;

  /** Small, so that the discriminator starts almost constant. */
  static final float DISCRIMINATOR_RANGE = 0.005f;

  private static final float DISCRIMINATOR_WEIGHT = 0.5f;

  /** 250 epochs of 500 batches. */
  private static final int MOMENTUM_STEPS = 125_000;

  private OriginalGan() {}

  /** Settings. */
  public record Config(
      ImageSettings image,
      GeneratorSettings generator,
      DiscriminatorSettings discriminator,
      LatentSettings latent,
      DescentSettings descent,
      LossChoice loss,
      float ema) {

    static Config of(boolean batchNorm) {
      return new Config(
          new ImageSettings(28, 1),
          new GeneratorSettings(1200, batchNorm, !batchNorm),
          new DiscriminatorSettings(240, 5, 0.2f, 0.5f),
          new LatentSettings(LatentChoice.STANDARD_UNIFORM, 100),
          new DescentSettings(0.1f, 4e-6f, 1e-6f, 0.5f, 0.7f, MOMENTUM_STEPS),
          LossChoice.NON_SATURATING,
          0);
    }
  }

  /** Settings of the generator; {@code marginalBias} starts the last bias at the data's marginals. */
  public record GeneratorSettings(int width, boolean batchNorm, boolean marginalBias) {}

  /** Settings of the discriminator. */
  public record DiscriminatorSettings(int units, int pieces, float inputDropout, float dropout) {}

  static final ZooModel<Config> MODEL =
      model("gan", "the original GAN: maxout, dropout, simultaneous gradient descent", false);

  static final ZooModel<Config> BATCH_NORM =
      model("gan-bn", "the original GAN with batch normalisation in its generator", true);

  /**
   * Both presets have the paper's nets: with a third of their units, and first weights from the same ranges, the generator without
   * batch normalisation collapses. The paper's preset is 250 epochs of the 50,000 images it trained on.
   */
  private static ZooModel<Config> model(String name, String summary, boolean batchNorm) {
    return new ZooModel<>(
        name,
        summary,
        PAPER,
        ZooModel.presets(
            Config.of(batchNorm), Plan.steps(5000).batch(100),
            Config.of(batchNorm), Plan.steps(MOMENTUM_STEPS).batch(100)),
        c -> c.image().format(Output.SIGMOID),
        (c, rng) -> create(name, c, rng));
  }

  private static Gan create(String name, Config c, Rng rng) {
    Net generator = Net.of("generator", rng.split(), p -> generator(p, c));
    GanBuilder builder = Gan.builder(name)
        .generator(generator)
        .discriminator(Net.of("discriminator", rng.split(), p -> discriminator(p, c)))
        .latent(c.latent().create())
        .loss(c.loss().create(1))
        .generatorOptimizer(c.descent().weighted(1))
        .discriminatorOptimizer(c.descent().weighted(DISCRIMINATOR_WEIGHT))
        .simultaneous()
        .ema(c.ema());
    if (c.generator().marginalBias()) {
      builder.preparation(data -> MarginalBias.set(generator, "image.linear.bias", data));
    }
    return builder.build();
  }

  /** Weights U(-range, range), biases 0. */
  static WeightSpec weights(float range) {
    return WeightSpec.standard()
        .init(Initializers.uniform(-range, range))
        .bias(Initializers.zeros());
  }

  private static Layer generator(Params p, Config c) {
    GeneratorSettings g = c.generator();
    return Stack.of(p, c.latent().size())
        .weights(weights(GENERATOR_RANGE))
        .at("hidden1")
        .linear(g.width())
        .batchNorm(g.batchNorm())
        .relu()
        .at("hidden2")
        .linear(g.width())
        .batchNorm(g.batchNorm())
        .relu()
        .at("image")
        .linear(c.image().size())
        .then(Output.SIGMOID.layer())
        .reshape(c.image().shape())
        .build();
  }

  private static Layer discriminator(Params p, Config c) {
    DiscriminatorSettings d = c.discriminator();
    return Stack.of(p, c.image().shape())
        .weights(weights(DISCRIMINATOR_RANGE))
        .dropout(d.inputDropout())
        .at("hidden1")
        .maxout(d.units(), d.pieces())
        .dropout(d.dropout())
        .at("hidden2")
        .maxout(d.units(), d.pieces())
        .dropout(d.dropout())
        .at("score")
        .linear(c.loss().outputs())
        .build();
  }
}
