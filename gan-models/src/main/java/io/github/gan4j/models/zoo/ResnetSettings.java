package io.github.gan4j.models.zoo;

import io.github.gan4j.core.layer.Layer;
import io.github.gan4j.core.layer.Layers;
import io.github.gan4j.core.layer.Pass;
import io.github.gan4j.core.optim.Schedule;
import io.github.gan4j.core.param.Initializers;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.param.WeightSpec;
import io.github.gan4j.core.shape.Window;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.net.Condition;
import io.github.gan4j.models.net.ConditionalLayer;
import io.github.gan4j.models.net.Residual;
import io.github.gan4j.models.net.Stack;
import java.util.List;

/**
 * The residual nets of WGAN-GP and SN-GAN for 32x32 images (github igul222/improved_wgan_training,
 * {@code gan_cifar_resnet.py}; pfnet-research/sngan_projection, {@code gen_models/resnet_32.py} and
 * {@code dis_models/snresnet_32.py}): three blocks that double a 4x4 map, and four that halve an image
 * twice.
 *
 * @param image of 32x32 pixels
 * @param classes what the generator can be asked for; 0 for no classes
 * @param decaySteps steps in which the learning rates fall in a straight line to 0
 */
public record ResnetSettings(
    ImageSettings image,
    int classes,
    GeneratorSettings generator,
    DiscriminatorSettings discriminator,
    LatentSettings latent,
    int decaySteps)
    implements Settings.Inlined {

  private static final int SIDE = 32;
  private static final int SMALL = 4;

  public ResnetSettings {
    image.requireSide(SIDE);
  }

  /** Settings of the generator; it is updated on so many samples. */
  public record GeneratorSettings(int features, Output output, float learningRate, int batch) {}

  /** Settings of the discriminator. */
  public record DiscriminatorSettings(int features, float learningRate) {}

  static ResnetSettings of(
      int channels, int generator, int discriminator, int batch, int decaySteps) {
    return new ResnetSettings(
        new ImageSettings(SIDE, channels),
        0,
        new GeneratorSettings(generator, Output.TANH, 2e-4f, batch),
        new DiscriminatorSettings(discriminator, 2e-4f),
        new LatentSettings(LatentChoice.NORMAL, 128),
        decaySteps);
  }

  SampleFormat format() {
    return image.format(generator.output());
  }

  Schedule falling(float rate) {
    return Schedule.linear(rate, 0, 0, decaySteps);
  }

  private static WeightSpec glorot(WeightSpec spec) {
    return spec.init(Initializers.xavierUniform()).bias(Initializers.zeros());
  }

  ConditionalLayer generator(Params p) {
    int f = generator.features();
    WeightSpec weights = glorot(WeightSpec.standard());
    Layer first = Stack.of(p, latent.size())
        .weights(weights)
        .at("project")
        .linear(SMALL * SMALL * f)
        .reshape(SMALL, SMALL, f)
        .build();
    List<Residual> blocks = List.of(
        Residual.up(p.at("up1"), f, f, classes),
        Residual.up(p.at("up2"), f, f, classes),
        Residual.up(p.at("up3"), f, f, classes));
    Layer last = Stack.of(p, SIDE, SIDE, f)
        .weights(weights)
        .at("image")
        .batchNorm()
        .relu()
        .conv(image.channels(), Window.of(3).pad(1))
        .then(generator.output().layer())
        .build();
    return (z, y, pass) -> last.forward(through(blocks, first.forward(z, pass), y, pass), pass);
  }

  /** The discriminator but for its heads: images to [N, 8, 8, features], after a last ReLU. */
  Layer trunk(Params p, WeightSpec spec) {
    int f = discriminator.features();
    List<Residual> blocks = List.of(
        Residual.first(p.at("down1"), image.channels(), f, spec),
        Residual.discriminator(p.at("down2"), f, f, true, spec),
        Residual.discriminator(p.at("same1"), f, f, false, spec),
        Residual.discriminator(p.at("same2"), f, f, false, spec));
    Layer relu = Layers.relu();
    return (x, pass) -> relu.forward(through(blocks, x, Condition.none(), pass), pass);
  }

  private static Tensor through(List<Residual> blocks, Tensor x, Condition y, Pass pass) {
    Tensor h = x;
    for (Residual block : blocks) {
      h = block.forward(h, y, pass);
    }
    return h;
  }
}
