package io.github.gan4j.models.net;

import io.github.gan4j.core.layer.BatchNorm;
import io.github.gan4j.core.layer.Conv2d;
import io.github.gan4j.core.layer.Layer;
import io.github.gan4j.core.layer.Layers;
import io.github.gan4j.core.layer.NormSpec;
import io.github.gan4j.core.layer.Pass;
import io.github.gan4j.core.layer.Sequential;
import io.github.gan4j.core.param.Initializer;
import io.github.gan4j.core.param.Initializers;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.param.WeightSpec;
import io.github.gan4j.core.shape.Window;
import io.github.gan4j.core.tensor.Tensor;
import java.util.List;

/**
 * The residual blocks of WGAN-GP's and SN-GAN's nets for 32x32 images (github
 * igul222/improved_wgan_training, {@code gan_cifar_resnet.py}; pfnet-research/sngan_projection): two
 * convolutions of 3x3 beside a shortcut. Convolutions start uniform after Glorot, those of the main
 * path times the root of 2; biases at 0.
 */
public final class Residual implements ConditionalLayer {

  private static final float GAIN = (float) Math.sqrt(2);
  private static final Window SAME = Window.of(3).pad(1);
  private static final Window HALVE = Window.of(2).stride(2);

  private final List<ConditionalLayer> path;
  private final Layer shortcut;

  private Residual(List<ConditionalLayer> path, Layer shortcut) {
    this.path = path;
    this.shortcut = shortcut;
  }

  /** First values of weights in the main path. */
  private static WeightSpec wide(WeightSpec spec) {
    Initializer glorot = Initializers.xavierUniform();
    return spec.init((shape, fan, rng) -> glorot.values(shape, fan, rng).mul(GAIN))
        .bias(Initializers.zeros());
  }

  private static WeightSpec plain(WeightSpec spec) {
    return spec.init(Initializers.xavierUniform()).bias(Initializers.zeros());
  }

  /**
   * Doubles the sides, in a generator: [N,H,W,in] to [N,2H,2W,out], each convolution after a batch
   * normalisation and a ReLU.
   *
   * @param classes of the normalisations; 0 for none
   */
  public static Residual up(Params p, int in, int out, int classes) {
    WeightSpec wide = wide(WeightSpec.standard());
    Conv2d first = new Conv2d(p.at("conv1"), in, out, SAME, wide);
    Conv2d second = new Conv2d(p.at("conv2"), out, out, SAME, wide);
    return new Residual(
        List.of(
            norm(p.at("norm1"), in, classes),
            ConditionalLayer.of(Sequential.of(Layers.relu(), Layers.upsample(2), first)),
            norm(p.at("norm2"), out, classes),
            ConditionalLayer.of(Sequential.of(Layers.relu(), second))),
        Sequential.of(
            Layers.upsample(2),
            new Conv2d(p.at("shortcut"), in, out, Window.of(1), plain(WeightSpec.standard()))));
  }

  private static ConditionalLayer norm(Params p, int channels, int classes) {
    return classes == 0
        ? ConditionalLayer.of(new BatchNorm(p, channels))
        : new ConditionalBatchNorm(p, channels, classes, NormSpec.standard());
  }

  /**
   * A block of a discriminator: [N,H,W,in] to [N,H,W,out], or half of the sides.
   *
   * @param spec whether weights are spectrally normalised; first values are the block's own
   */
  public static Residual discriminator(
      Params p, int in, int out, boolean isHalved, WeightSpec spec) {
    Conv2d first = new Conv2d(p.at("conv1"), in, out, SAME, wide(spec));
    Conv2d second = new Conv2d(p.at("conv2"), out, out, SAME, wide(spec));
    Layer pool = isHalved ? Layers.avgPool(HALVE) : same();
    Layer shortcut = in == out && !isHalved
        ? same()
        : Sequential.of(new Conv2d(p.at("shortcut"), in, out, Window.of(1), plain(spec)), pool);
    Layer path = Sequential.of(Layers.relu(), first, Layers.relu(), second, pool);
    return new Residual(List.of(ConditionalLayer.of(path)), shortcut);
  }

  /** The first block of a discriminator, on images: [N,H,W,in] to [N,H/2,W/2,out]. */
  public static Residual first(Params p, int in, int out, WeightSpec spec) {
    Conv2d first = new Conv2d(p.at("conv1"), in, out, SAME, wide(spec));
    Conv2d second = new Conv2d(p.at("conv2"), out, out, SAME, wide(spec));
    Layer path = Sequential.of(first, Layers.relu(), second, Layers.avgPool(HALVE));
    return new Residual(
        List.of(ConditionalLayer.of(path)),
        Sequential.of(
            Layers.avgPool(HALVE),
            new Conv2d(p.at("shortcut"), in, out, Window.of(1), plain(spec))));
  }

  private static Layer same() {
    return (x, pass) -> x;
  }

  @Override
  public Tensor forward(Tensor x, Condition y, Pass pass) {
    Tensor h = x;
    for (ConditionalLayer layer : path) {
      h = layer.forward(h, y, pass);
    }
    return h.add(shortcut.forward(x, pass));
  }
}
