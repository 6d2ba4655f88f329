package io.github.gan4j.models.zoo;

import io.github.gan4j.core.layer.BatchNorm;
import io.github.gan4j.core.layer.Conv2d;
import io.github.gan4j.core.layer.ConvTranspose2d;
import io.github.gan4j.core.layer.Layer;
import io.github.gan4j.core.layer.Layers;
import io.github.gan4j.core.layer.Sequential;
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
import java.util.ArrayList;
import java.util.List;

/**
 * A small DCGAN for 28x28 grey images (github RebuildZoo/GANseries, {@code arch/dcgan_minist.py} and
 * {@code train_dcgan.py}): generator 172,608 parameters, discriminator 142,208, or 141,824 without
 * batch normalisation. It differs from DCGAN (Radford et al., 2015) in Adam's second beta (0.99), the
 * plateau schedule, real labels of 0.9, and transposed convolutions left at PyTorch's first values.
 * The discriminator's last sigmoid is part of the loss.
 */
public final class MiniDcgan {

  private static final float SLOPE = 0.2f;

  private MiniDcgan() {}

  /** How the discriminator is kept in check. */
  public enum Norm {
    BN,
    SN,
    BN_SN
  }

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
          new DiscriminatorConfig(Norm.BN_SN, InitChoice.NORMAL, 5e-4f),
          new LatentSettings(LatentChoice.UNIFORM, 16),
          LossChoice.NON_SATURATING,
          0.9f,
          0);
    }
  }

  /** Settings of the generator: batch normalisation or not, first values, learning rate. */
  public record GeneratorConfig(boolean batchNorm, InitChoice init, float learningRate) {}

  /** Settings of the discriminator. */
  public record DiscriminatorConfig(Norm norm, InitChoice init, float learningRate) {}

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
    List<Layer> layers = new ArrayList<>(List.of(Layers.reshape(1, 1, z)));
    up(layers, p.at("up1"), z, 128, Window.of(4), c.generator()); // 1x1 -> 4x4
    up(layers, p.at("up2"), 128, 64, Window.of(4).stride(2).pad(1), c.generator()); // -> 8x8
    up(layers, p.at("up3"), 64, 32, Window.of(2).stride(2).pad(1), c.generator()); // -> 14x14
    WeightSpec weights = c.generator().init().weights();
    layers.add(
        new ConvTranspose2d(p.at("up4"), 32, 1, Window.of(2).stride(2), weights)); // -> 28x28
    layers.add(Layers.sigmoid());
    return new Sequential(layers);
  }

  private static void up(
      List<Layer> layers, Params p, int in, int out, Window window, GeneratorConfig c) {
    layers.add(new ConvTranspose2d(p.at("conv"), in, out, window, c.init().weights()));
    if (c.batchNorm()) {
      // the source gives every batch norm a scale near 1, whatever the convolutions start from
      layers.add(new BatchNorm(p.at("norm"), out, InitChoice.NORMAL.norm()));
    }
    layers.add(Layers.relu());
  }

  private static Layer discriminator(Params p, Config c) {
    DiscriminatorConfig d = c.discriminator();
    WeightSpec plain = d.init().weights();
    WeightSpec weights = d.norm() == Norm.BN ? plain : plain.spectralNorm();
    List<Layer> layers = new ArrayList<>();
    layers.add(
        new Conv2d(p.at("down1"), 1, 32, Window.of(4).stride(2).pad(1), weights)); // -> 14x14
    layers.add(Layers.leakyRelu(SLOPE));
    down(layers, p.at("down2"), 32, 64, Window.of(2).stride(2).pad(1), weights, d); // -> 8x8
    down(layers, p.at("down3"), 64, 128, Window.of(4).stride(2).pad(1), weights, d); // -> 4x4
    layers.add(new Conv2d(p.at("score"), 128, c.loss().outputs(), Window.of(4), weights)); // -> 1x1
    return new Sequential(layers);
  }

  private static void down(
      List<Layer> layers,
      Params p,
      int in,
      int out,
      Window window,
      WeightSpec weights,
      DiscriminatorConfig c) {
    layers.add(new Conv2d(p.at("conv"), in, out, window, weights));
    if (c.norm() != Norm.SN) {
      layers.add(new BatchNorm(p.at("norm"), out, c.init().norm()));
    }
    layers.add(Layers.leakyRelu(SLOPE));
  }
}
