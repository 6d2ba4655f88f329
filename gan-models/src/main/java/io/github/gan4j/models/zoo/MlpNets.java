package io.github.gan4j.models.zoo;

import io.github.gan4j.core.layer.Layer;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.param.WeightSpec;
import io.github.gan4j.models.net.ConditionalLayer;
import io.github.gan4j.models.net.Stack;
import java.util.function.UnaryOperator;

/**
 * Nets of fully connected layers with ReLU, as many and as wide in both.
 *
 * @param hidden layers between input and output
 * @param batchNorm in the generator, after each hidden layer
 * @param norm the discriminator's, after each hidden layer
 */
record MlpNets(
    ImageSettings image,
    int width,
    int hidden,
    WeightSpec weights,
    boolean batchNorm,
    DiscriminatorNorm norm,
    Output output)
    implements Nets {

  @Override
  public int[] sampleShape() {
    return image.shape();
  }

  @Override
  public Layer generator(Params p, int input) {
    return hidden(Stack.of(p, input).weights(weights), s -> s.batchNorm(batchNorm))
        .at("image")
        .linear(image.size())
        .then(output.layer())
        .reshape(image.shape())
        .build();
  }

  @Override
  public Stack trunk(Params p, int... inputShape) {
    return hidden(Stack.of(p, inputShape).weights(norm.weights(weights)), norm::onto);
  }

  /** Classes stand behind all values of the image, not behind each pixel. */
  @Override
  public ConditionalLayer joinedScores(Params p, int outputs, int classes) {
    ConditionalLayer scores = ConditionalLayer.joined(scores(p, outputs, image.size() + classes));
    return (x, y, pass) -> scores.forward(x.reshape(x.size(0), -1), y, pass);
  }

  private Stack hidden(Stack stack, UnaryOperator<Stack> norm) {
    for (int i = 1; i <= hidden; i++) {
      norm.apply(stack.at("hidden" + i).linear(width)).relu();
    }
    return stack;
  }
}
