package io.github.gan4j.models.zoo;

import io.github.gan4j.core.layer.Layer;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Shaping;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.gan.Plan;
import io.github.gan4j.models.net.ConditionalLayer;
import io.github.gan4j.models.net.Net;
import io.github.gan4j.models.net.Stack;

/**
 * The conditional GAN of Mirza and Osindero ("Conditional generative adversarial nets", 2014, section
 * 4.1): the class has layers of its own in both nets, which join those of the latent and of the image.
 * The paper names no first values; these are the original GAN's, but for the discriminator's of the class.
 * It names dropout in both nets without saying where; it is on every hidden layer.
 *
 * <p>The quick preset has batch normalisation before the generator's ReLUs, less dropout there, and more
 * units for the latent than for the class, of which the paper has five times as many: with the paper's
 * generator samples of a class become the same.
 */
public final class Cgan {

  /** An image has some hundred inputs that count where a class has one, so this is ten times theirs. */
  private static final float CLASS_RANGE = 10 * OriginalGan.DISCRIMINATOR_RANGE;

  private Cgan() {}

  /** Settings. */
  public record Config(
      ImageSettings image,
      int classes,
      GeneratorSettings generator,
      DiscriminatorSettings discriminator,
      LatentSettings latent,
      DescentSettings descent,
      LossChoice loss,
      float ema) {

    static Config quick() {
      return of(
          new GeneratorSettings(600, 200, 400, true, 0.3f),
          new DiscriminatorSettings(80, 5, 20, 5, 80, 4, 0.5f));
    }

    static Config paper() {
      return of(
          new GeneratorSettings(200, 1000, 1200, false, 0.5f),
          new DiscriminatorSettings(240, 5, 50, 5, 240, 4, 0.5f));
    }

    private static Config of(GeneratorSettings generator, DiscriminatorSettings discriminator) {
      return new Config(
          new ImageSettings(28, 1),
          10,
          generator,
          discriminator,
          new LatentSettings(LatentChoice.UNIT, 100),
          new DescentSettings(0.1f, 4e-5f, 1e-6f, 0.5f, 0.7f, 125_000),
          LossChoice.NON_SATURATING,
          0);
    }
  }

  /** Settings of the generator: units for the latent, for the class, and where both have met. */
  public record GeneratorSettings(
      int latentWidth, int classWidth, int width, boolean batchNorm, float dropout) {}

  /** Settings of the discriminator: maxout units for the image, for the class, and where both have met. */
  public record DiscriminatorSettings(
      int imageUnits,
      int imagePieces,
      int classUnits,
      int classPieces,
      int units,
      int pieces,
      float dropout) {}

  static final ZooModel<Config> MODEL = new ZooModel<>(
      "cgan",
      "the conditional GAN's paper: maxout, dropout, gradient descent",
      "Mirza and Osindero 2014, arXiv:1411.1784",
      ZooModel.presets(
          Config.quick(),
          Plan.steps(8000).batch(100),
          Config.paper(),
          Plan.steps(300_000).batch(100)),
      c -> c.image().format(Output.SIGMOID),
      Cgan::create);

  private static Gan create(Config c, Rng rng) {
    return Gan.builder("cgan")
        .classes(c.classes())
        .generator(Net.conditional("generator", rng.split(), p -> generator(p, c)))
        .discriminator(Net.conditional("discriminator", rng.split(), p -> discriminator(p, c)))
        .latent(c.latent().create())
        .loss(c.loss().create(1))
        .optimizer(c.descent().weighted(1))
        .simultaneous()
        .ema(c.ema())
        .build();
  }

  private static Stack stack(Params p, float range, int... inputShape) {
    return Stack.of(p, inputShape).weights(OriginalGan.weights(range));
  }

  private static ConditionalLayer generator(Params p, Config c) {
    GeneratorSettings g = c.generator();
    Layer latent = stack(p, OriginalGan.GENERATOR_RANGE, c.latent().size())
        .at("latent")
        .linear(g.latentWidth())
        .batchNorm(g.batchNorm())
        .relu()
        .dropout(g.dropout())
        .build();
    Layer label = stack(p, OriginalGan.GENERATOR_RANGE, c.classes())
        .at("class")
        .linear(g.classWidth())
        .batchNorm(g.batchNorm())
        .relu()
        .dropout(g.dropout())
        .build();
    Layer image = stack(p, OriginalGan.GENERATOR_RANGE, g.latentWidth() + g.classWidth())
        .at("hidden")
        .linear(g.width())
        .batchNorm(g.batchNorm())
        .relu()
        .dropout(g.dropout())
        .at("image")
        .linear(c.image().size())
        .then(Output.SIGMOID.layer())
        .reshape(c.image().shape())
        .build();
    return met(latent, label, image);
  }

  private static ConditionalLayer discriminator(Params p, Config c) {
    DiscriminatorSettings d = c.discriminator();
    Layer image = stack(p, OriginalGan.DISCRIMINATOR_RANGE, c.image().shape())
        .at("image")
        .maxout(d.imageUnits(), d.imagePieces())
        .dropout(d.dropout())
        .build();
    Layer label = stack(p, CLASS_RANGE, c.classes())
        .at("class")
        .maxout(d.classUnits(), d.classPieces())
        .dropout(d.dropout())
        .build();
    Layer score = stack(p, OriginalGan.DISCRIMINATOR_RANGE, d.imageUnits() + d.classUnits())
        .at("hidden")
        .maxout(d.units(), d.pieces())
        .dropout(d.dropout())
        .at("score")
        .linear(c.loss().outputs())
        .build();
    return met(image, label, score);
  }

  private static ConditionalLayer met(Layer x, Layer label, Layer both) {
    return (input, y, pass) -> both.forward(
        Shaping.concat(1, x.forward(input, pass), label.forward(y.oneHot(), pass)), pass);
  }
}
