package io.github.gan4j.models.zoo;

import io.github.gan4j.core.layer.Layer;
import io.github.gan4j.core.param.Initializers;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.param.WeightSpec;
import io.github.gan4j.core.shape.Window;
import io.github.gan4j.models.net.Stack;

/**
 * The nets of InfoGAN for 28x28 images (Chen et al., 2016; github openai/InfoGAN, {@code
 * infogan/models/regularized_gan.py}), and those of github YadiraF/GAN ({@code utils/nets.py}), which
 * leave out the fully connected layer of 1024.
 *
 * @param features channels at 14x14; twice as many at 7x7
 * @param hidden size of the fully connected layer in each net; 0 for none
 * @param slope of the discriminator's leaky ReLU
 * @param batchNorm in the generator, after each layer but the last
 * @param norm the discriminator's, after each layer but the first
 */
record ConvNets(
    int channels,
    int features,
    int hidden,
    float slope,
    boolean batchNorm,
    DiscriminatorNorm norm,
    Output output)
    implements Nets {

  private static final int SIDE = 28;
  private static final int SMALL = SIDE / 4;
  private static final Window HALVE = Window.of(4).stride(2).pad(1);

  @Override
  public int[] sampleShape() {
    return new int[] {SIDE, SIDE, channels};
  }

  @Override
  public Layer generator(Params p, int input) {
    int small = SMALL * SMALL * 2 * features;
    Stack stack = stack(p, InitChoice.NORMAL.weights(), input);
    if (hidden > 0) {
      stack.at("hidden").linear(hidden).batchNorm(batchNorm).relu();
    }
    return stack
        .at("project")
        .linear(small)
        .batchNorm(batchNorm)
        .relu()
        .reshape(SMALL, SMALL, 2 * features)
        .at("up1")
        .convTranspose(features, HALVE)
        .batchNorm(batchNorm)
        .relu()
        .at("image")
        .convTranspose(channels, HALVE)
        .then(output.layer())
        .build();
  }

  @Override
  public Stack trunk(Params p, int... inputShape) {
    Stack stack = stack(p, norm.weights(InitChoice.NORMAL.weights()), inputShape);
    stack.at("down1").conv(features, HALVE).leakyRelu(slope);
    norm.onto(stack.at("down2").conv(2 * features, HALVE)).leakyRelu(slope);
    if (hidden > 0) {
      norm.onto(stack.at("hidden").linear(hidden)).leakyRelu(slope);
    }
    return stack;
  }

  // As in the sources, there is a bias even where a normalisation follows.
  private static Stack stack(Params p, WeightSpec weights, int... inputShape) {
    return Stack.of(p, inputShape)
        .weights(weights.bias(Initializers.zeros()))
        .norms(InitChoice.NORMAL.norm());
  }
}
