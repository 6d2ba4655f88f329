package io.github.gan4j.models.zoo;

import io.github.gan4j.core.layer.Conv2d;
import io.github.gan4j.core.layer.ConvTranspose2d;
import io.github.gan4j.core.layer.Layer;
import io.github.gan4j.core.layer.Layers;
import io.github.gan4j.core.optim.Adam;
import io.github.gan4j.core.optim.ReduceOnPlateau;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.param.WeightSpec;
import io.github.gan4j.core.shape.Window;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.gan.Latent;
import io.github.gan4j.models.gan.Plan;
import io.github.gan4j.models.net.Net;
import io.github.gan4j.models.net.Stack;

/**
 * A small DCGAN for 28x28 grey images (github RebuildZoo/GANseries, {@code arch/dcgan_minist.py} and
 * {@code train_dcgan.py}): generator 172,608 parameters, discriminator 142,208, or 141,824 without
 * batch normalisation. It differs from DCGAN (Radford et al., 2015) in Adam's second beta (0.99), the
 * plateau schedule, real labels of 0.9, and transposed convolutions left at PyTorch's first values.
 * The discriminator's last sigmoid is part of the loss.
 */
public final class MiniDcgan {

  private static final float SLOPE = 0.2f;
  private static final Window HALVE = Window.of(4).stride(2).pad(1);
  private static final Window PAIRS = Window.of(2).stride(2);

  private MiniDcgan() {}

  /** Settings; the defaults are the source's. */
  public record Config(
      GeneratorConfig generator,
      DiscriminatorConfig discriminator,
      LatentSettings latent,
      LossChoice loss,
      float realLabel,
      float ema) {

    public static Config defaults() {
      return new Config(
          new GeneratorConfig(true, InitChoice.PYTORCH, 2e-4f),
          new DiscriminatorConfig(DiscriminatorNorm.BN_SN, InitChoice.NORMAL, 5e-4f),
          new LatentSettings(LatentChoice.UNIFORM, 16),
          LossChoice.NON_SATURATING,
          0.9f,
          0);
    }
  }

  /** Settings of the generator: batch normalisation or not, first values, learning rate. */
  public record GeneratorConfig(boolean batchNorm, InitChoice init, float learningRate) {}

  /** Settings of the discriminator. */
  public record DiscriminatorConfig(DiscriminatorNorm norm, InitChoice init, float learningRate) {}

  static final ZooModel<Config> MODEL = new ZooModel<>(
      "dcgan-mini",
      "a small DCGAN for 28x28 grey images",
      "RebuildZoo/GANseries, after Radford et al. 2015, arXiv:1511.06434",
      ZooModel.presets(
          Config.defaults(),
          Plan.steps(3000).batch(64),
          Config.defaults(),
          Plan.epochs(100).batch(64)),
      c -> SampleFormat.image(28, 1, Output.SIGMOID),
      MiniDcgan::create);

  public static Gan create(Config c, Rng rng) {
    Latent latent = c.latent().create();
    Adam adam = Adam.of(c.generator().learningRate()).betas(0.5f, 0.99f);
    return Gan.builder("dcgan-mini")
        .generator(Net.of("generator", rng.split(), p -> generator(p, c)))
        .discriminator(Net.of("discriminator", rng.split(), p -> discriminator(p, c)))
        .latent(latent)
        .loss(c.loss().create(c.realLabel()))
        .generatorOptimizer(adam)
        .discriminatorOptimizer(adam.learningRate(c.discriminator().learningRate()))
        .plateau(ReduceOnPlateau.of(0.8f, 5))
        .ema(c.ema())
        .build();
  }

  private static Layer generator(Params p, Config c) {
    int z = c.latent().size();
    GeneratorConfig g = c.generator();
    WeightSpec weights = g.init().weights();
    // the source gives every batch norm a scale near 1, whatever the convolutions start from
    Stack stack =
        Stack.of(p, z).weights(weights).norms(InitChoice.NORMAL.norm()).reshape(1, 1, z);
    stack.at("up1").convTranspose(128, Window.of(4)).batchNorm(g.batchNorm()).relu(); // 4x4
    stack.at("up2").convTranspose(64, HALVE).batchNorm(g.batchNorm()).relu(); // 8x8
    stack.at("up3").convTranspose(32, PAIRS.pad(1)).batchNorm(g.batchNorm()).relu(); // 14x14
    stack.then(new ConvTranspose2d(p.at("up4"), 32, 1, PAIRS, weights), 28, 28, 1);
    return stack.then(Layers.sigmoid()).build();
  }

  private static Layer discriminator(Params p, Config c) {
    DiscriminatorConfig d = c.discriminator();
    DiscriminatorNorm norm = d.norm();
    WeightSpec weights = norm.weights(d.init().weights());
    Stack stack = Stack.of(p, 28, 28, 1).weights(weights).norms(d.init().norm());
    stack.then(new Conv2d(p.at("down1"), 1, 32, HALVE, weights), 14, 14, 32).leakyRelu(SLOPE);
    norm.onto(stack.at("down2").conv(64, PAIRS.pad(1))).leakyRelu(SLOPE); // 8x8
    norm.onto(stack.at("down3").conv(128, HALVE)).leakyRelu(SLOPE); // 4x4
    int outputs = c.loss().outputs();
    return stack
        .then(new Conv2d(p.at("score"), 128, outputs, Window.of(4), weights), 1, 1, outputs)
        .build();
  }
}
