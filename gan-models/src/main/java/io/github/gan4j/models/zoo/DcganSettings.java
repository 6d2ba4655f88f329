package io.github.gan4j.models.zoo;

import io.github.gan4j.core.layer.Sequential;
import io.github.gan4j.core.param.Initializers;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.param.WeightSpec;
import io.github.gan4j.core.shape.Window;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.gan.GanBuilder;
import io.github.gan4j.models.net.Net;
import io.github.gan4j.models.net.Stack;
import java.util.ArrayList;
import java.util.List;

/**
 * The nets of DCGAN (Radford et al., "Unsupervised representation learning with deep convolutional
 * generative adversarial networks", 2015) for images of any side: each stage doubles the side and
 * halves the channels, or the other way round.
 *
 * <p>With kernels of 5 it is the authors' code (github Newmu/dcgan_code, {@code
 * faces/train_uncond_dcgan.py}): a fully connected layer makes a 4x4 map, and one scores it. With
 * kernels of 4 it is what most others use (github martinarjovsky/WassersteinGAN, {@code
 * models/dcgan.py}): convolutions do both, on a map of 4x4, or 7x7 if the side is 28.
 *
 * @param features channels of the stage nearest to the image
 * @param kernel 4 or 5
 * @param bias whether layers without a normalisation have a bias
 */
public record DcganSettings(
    ImageSettings image,
    int features,
    int kernel,
    boolean bias,
    GeneratorSettings generator,
    DiscriminatorSettings discriminator,
    LatentSettings latent)
    implements Settings.Inlined {

  private static final float SLOPE = 0.2f;

  /** Settings of the generator. */
  public record GeneratorSettings(
      boolean batchNorm, InitChoice init, Output output, float learningRate) {}

  /** Settings of the discriminator. */
  public record DiscriminatorSettings(
      DiscriminatorNorm norm, InitChoice init, float learningRate) {}

  public DcganSettings {
    if (kernel != 4 && kernel != 5) {
      throw new IllegalArgumentException("kernel: must be 4 or 5, got " + kernel + ".");
    }
    int side = image.side();
    boolean isHalved = kernel == 5 || side == 28 || Integer.bitCount(side) == 1;
    if (side < 8 || !isHalved) {
      throw new IllegalArgumentException(
          "image.side: with kernels of 4 it must be 28 or a power of two, at least 8, got " + side
              + ". Choose another side, or kernel=5.");
    }
  }

  /** The authors' nets for images of a side, with batch normalisation in both and no bias. */
  static DcganSettings of(int side, int channels, int features, int kernel) {
    return new DcganSettings(
        new ImageSettings(side, channels),
        features,
        kernel,
        false,
        new GeneratorSettings(true, InitChoice.NORMAL, Output.TANH, 2e-4f),
        new DiscriminatorSettings(DiscriminatorNorm.BN, InitChoice.NORMAL, 2e-4f),
        new LatentSettings(LatentChoice.UNIFORM, 100));
  }

  /**
   * Nets for 64x64 images that train in minutes. So narrow, with batch normalisation in it, the discriminator is always right
   * after some 60 steps, and the generator stays with noise; spectral normalisation keeps the two in balance.
   */
  static DcganSettings narrow64() {
    return of(64, 1, 16, 4)
        .discriminator(new DiscriminatorSettings(DiscriminatorNorm.SN, InitChoice.NORMAL, 2e-4f));
  }

  DcganSettings generator(GeneratorSettings other) {
    return new DcganSettings(image, features, kernel, bias, other, discriminator, latent);
  }

  DcganSettings discriminator(DiscriminatorSettings other) {
    return new DcganSettings(image, features, kernel, bias, generator, other, latent);
  }

  DcganSettings rates(float generatorRate, float discriminatorRate) {
    GeneratorSettings g = generator;
    DiscriminatorSettings d = discriminator;
    return generator(new GeneratorSettings(g.batchNorm(), g.init(), g.output(), generatorRate))
        .discriminator(new DiscriminatorSettings(d.norm(), d.init(), discriminatorRate));
  }

  DcganSettings latent(LatentChoice distribution, int size) {
    LatentSettings other = new LatentSettings(distribution, size);
    return new DcganSettings(image, features, kernel, bias, generator, discriminator, other);
  }

  DcganSettings bias(boolean other) {
    return new DcganSettings(image, features, kernel, other, generator, discriminator, latent);
  }

  SampleFormat format() {
    return image.format(generator.output());
  }

  /**
   * A GAN of the two nets and the latent; loss and optimisers are still to be said.
   *
   * @param outputs scores for each sample
   */
  GanBuilder gan(String name, int outputs, Rng rng) {
    return Gan.builder(name)
        .generator(Net.of("generator", rng.split(), p -> generator(p, latent.size())))
        .discriminator(Net.of(
            "discriminator", rng.split(), p -> head(trunk(p), "score", outputs).build()))
        .latent(latent.create());
  }

  /** A GAN whose discriminator is a critic, with the settings' learning rates. */
  Gan critic(String name, CriticTraining training, float ema, Rng rng) {
    return training
        .train(gan(name, 1, rng), generator.learningRate(), discriminator.learningRate())
        .ema(ema)
        .build();
  }

  /** Sides of the maps, the image's first and the smallest last. */
  private List<Integer> sides() {
    int smallest = kernel == 4 && image.side() == 28 ? 7 : 4;
    List<Integer> sides = new ArrayList<>();
    for (int side = image.side(); side > smallest; side = (side + 1) / 2) {
      sides.add(side);
    }
    sides.add(smallest);
    return sides;
  }

  /** The generator's layers, from vectors of a size to images. */
  Sequential generator(Params p, int input) {
    boolean isNormalised = generator.batchNorm();
    List<Integer> sides = sides();
    int smallest = sides.get(sides.size() - 1);
    int stages = sides.size() - 1;
    WeightSpec weights = weights(generator.init());
    WeightSpec hidden = isNormalised ? weights.noBias() : weights;
    Stack stack =
        Stack.of(p, input).weights(hidden).norms(generator.init().norm()).at("up0");
    project(stack, smallest, features << (stages - 1)).batchNorm(isNormalised).relu();
    for (int i = 1; i < stages; i++) {
      stack.at("up" + i).convTranspose(features << (stages - 1 - i), up(sides, i));
      stack.batchNorm(isNormalised).relu();
    }
    stack.at("image").weights(weights).convTranspose(image.channels(), up(sides, stages));
    return stack.then(generator.output().layer()).build();
  }

  private Stack project(Stack stack, int side, int channels) {
    return kernel == 5
        ? stack.linear(side * side * channels).reshape(side, side, channels)
        : stack.reshape(1, 1, stack.shape()[0]).convTranspose(channels, Window.of(side));
  }

  /** The window that leads to the next larger map. */
  private Window up(List<Integer> sides, int stage) {
    int to = sides.get(sides.size() - 1 - stage);
    int from = sides.get(sides.size() - stage);
    Window window = down();
    return window.outputPad(to - window.transposedHeight("up", from));
  }

  private Window down() {
    return Window.of(kernel).stride(2).pad(kernel == 5 ? 2 : 1);
  }

  /** The layers of the discriminator but for the last. */
  Stack trunk(Params p) {
    DiscriminatorNorm norm = discriminator.norm();
    InitChoice init = discriminator.init();
    int stages = sides().size() - 1;
    WeightSpec first = lastWeights();
    boolean isShifted = norm == DiscriminatorNorm.NONE || norm == DiscriminatorNorm.SN;
    Stack stack = Stack.of(p, image.shape()).weights(first).norms(init.norm());
    stack.at("down1").conv(features, down()).leakyRelu(SLOPE);
    stack.weights(isShifted ? first : first.noBias());
    for (int i = 2; i <= stages; i++) {
      norm.onto(stack.at("down" + i).conv(features << (i - 1), down())).leakyRelu(SLOPE);
    }
    return stack.weights(first);
  }

  /** How a last layer of the discriminator makes its weights. */
  WeightSpec lastWeights() {
    return discriminator.norm().weights(weights(discriminator.init()));
  }

  /** A last layer: {@code outputs} numbers for each sample. */
  Stack head(Stack trunk, String name, int outputs) {
    return kernel == 5
        ? trunk.at(name).linear(outputs)
        : trunk.at(name).conv(outputs, Window.of(trunk.shape()[0])).reshape(outputs);
  }

  private WeightSpec weights(InitChoice init) {
    return bias ? init.weights().bias(Initializers.zeros()) : init.weights();
  }
}
