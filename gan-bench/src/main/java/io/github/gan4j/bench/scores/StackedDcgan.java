package io.github.gan4j.bench.scores;

import io.github.gan4j.core.layer.BatchNorm;
import io.github.gan4j.core.layer.Conv2d;
import io.github.gan4j.core.layer.ConvTranspose2d;
import io.github.gan4j.core.layer.Layer;
import io.github.gan4j.core.layer.Layers;
import io.github.gan4j.core.layer.Linear;
import io.github.gan4j.core.layer.Sequential;
import io.github.gan4j.core.optim.Adam;
import io.github.gan4j.core.param.Initializers;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.param.WeightSpec;
import io.github.gan4j.core.shape.Window;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.gan.Latent;
import io.github.gan4j.models.gan.Phase;
import io.github.gan4j.models.gan.StepContext;
import io.github.gan4j.models.loss.GanLoss;
import io.github.gan4j.models.loss.NonSaturating;
import io.github.gan4j.models.net.Discriminator;
import io.github.gan4j.models.net.Net;
import io.github.gan4j.models.net.Packed;
import java.util.List;

/**
 * The DCGAN of Stacked MNIST's tables (github fjxmlzn/PacGAN, {@code stacked_MNIST_experiments/VEEGAN_experiment}, after
 * carpedm20/DCGAN-tensorflow). The generator is updated twice a step, from the same latents.
 *
 * <p>Four things differ: where the source pads 1 before and 2 after, this pads 2 before and 1 after; the discriminator's
 * first weights are normal where the source's are cut off at two deviations; layers before a batch norm have no bias,
 * which it would take away; and a batch norm of the generator sees all packs at once.
 *
 * @param features channels next to the image; 64 in the source
 * @param packing images that the discriminator judges at a time
 */
record StackedDcgan(int features, int packing) {

  static final int RECIPE_FEATURES = 64;

  private static final int LATENT = 100;
  private static final int COLOURS = 3;
  private static final float SLOPE = 0.2f;
  private static final Window HALF = Window.of(5).stride(2).pad(2);
  private static final WeightSpec WEIGHTS =
      WeightSpec.standard().init(Initializers.normal(0, 0.02f)).bias(Initializers.zeros());

  Gan create(Rng rng) {
    Net generator = Net.of("generator", rng.split(), this::generator);
    Discriminator discriminator =
        new Packed(Net.of("discriminator", rng.split(), this::discriminator), packing);
    GanLoss loss = new NonSaturating();
    Adam adam = Adam.of(2e-4f).betas(0.5f, 0.999f);
    Phase d = Phase.of("d", discriminator, adam, c -> {
      Tensor real = discriminator.scores(c.real(), c.condition(), c.pass());
      return loss.discriminator(
          real, discriminator.scores(c.fake().detach(), c.condition(), c.pass()));
    });
    Phase g = Phase.of("g", generator, adam, c -> {
          // made anew: the fakes of the draw are those of the generator before its first update
          Tensor fake = generator.generate(c.latent(), c.condition(), c.pass());
          return loss.generator(
              () -> real(discriminator, c), discriminator.scores(fake, c.condition(), c.pass()));
        })
        .sharing()
        .repeats(2);
    return new Gan("dcgan", generator, Latent.uniform(LATENT, -1, 1), List.of(d, g));
  }

  private static Tensor real(Discriminator discriminator, StepContext c) {
    return discriminator.scores(c.real(), c.condition(), c.pass());
  }

  private Layer generator(Params p) {
    int f = features;
    return new Sequential(List.of(
        new Linear(p.at("project"), LATENT, 8 * f * 2 * 2, WEIGHTS.noBias()),
        Layers.reshape(2, 2, 8 * f),
        new BatchNorm(p.at("norm0"), 8 * f),
        Layers.relu(),
        up(p.at("up1"), 8 * f, 4 * f, HALF.outputPad(1)), // 2x2 -> 4x4
        up(p.at("up2"), 4 * f, 2 * f, HALF), // -> 7x7
        up(p.at("up3"), 2 * f, f, HALF.outputPad(1)), // -> 14x14
        new ConvTranspose2d(p.at("up4"), f, COLOURS, HALF.outputPad(1), WEIGHTS), // -> 28x28
        Layers.tanh()));
  }

  private static Layer up(Params p, int in, int out, Window window) {
    return new Sequential(List.of(
        new ConvTranspose2d(p.at("conv"), in, out, window, WEIGHTS.noBias()),
        new BatchNorm(p.at("norm"), out),
        Layers.relu()));
  }

  private Layer discriminator(Params p) {
    int f = features;
    return new Sequential(List.of(
        new Conv2d(p.at("down1"), COLOURS * packing, f, HALF, WEIGHTS), // 28x28 -> 14x14
        Layers.leakyRelu(SLOPE),
        down(p.at("down2"), f, 2 * f), // -> 7x7
        down(p.at("down3"), 2 * f, 4 * f), // -> 4x4
        down(p.at("down4"), 4 * f, 8 * f), // -> 2x2
        Layers.flatten(),
        new Linear(p.at("score"), 8 * f * 2 * 2, 1, WEIGHTS)));
  }

  private static Layer down(Params p, int in, int out) {
    return new Sequential(List.of(
        new Conv2d(p.at("conv"), in, out, HALF, WEIGHTS.noBias()),
        new BatchNorm(p.at("norm"), out),
        Layers.leakyRelu(SLOPE)));
  }
}
