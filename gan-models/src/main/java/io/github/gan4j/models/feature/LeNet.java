package io.github.gan4j.models.feature;

import io.github.gan4j.core.layer.Conv2d;
import io.github.gan4j.core.layer.Layer;
import io.github.gan4j.core.layer.Layers;
import io.github.gan4j.core.layer.Linear;
import io.github.gan4j.core.layer.Pass;
import io.github.gan4j.core.layer.Sequential;
import io.github.gan4j.core.param.Initializers;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.param.WeightSpec;
import io.github.gan4j.core.shape.ShapeException;
import io.github.gan4j.core.shape.Shapes;
import io.github.gan4j.core.shape.Window;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;

/**
 * A small classifier of 28x28 images, after LeNet-5 (LeCun et al., "Gradient-based learning applied to
 * document recognition", 1998). Its features are the 84 activations of the last hidden layer.
 *
 * <pre>
 * conv 5x5 pad 2, C->16, ReLU, max-pool 2   28x28 -> 14x14
 * conv 5x5, 16->32, ReLU, max-pool 2        14x14 -> 5x5
 * dropout 0.25, linear 800->120, ReLU
 * dropout 0.25, linear 120->84, ReLU        the features
 * linear 84->classes                        the logits
 * </pre>
 *
 * It differs from LeNet-5 in more channels (16 and 32 for 6 and 16), ReLU, max-pooling without weights,
 * dropout, and logits in place of distances to drawn digits.
 */
public final class LeNet implements Classifier {

  /** Height and width of the images. */
  public static final int SIDE = 28;

  private static final int FEATURES = 84;
  private static final Window HALF = Window.of(2).stride(2);
  private static final float DROPOUT = 0.25f;

  private final String name;
  private final int channels;
  private final int classes;
  private final Params params;
  private final Layer hidden;
  private final Layer output;

  /**
   * An untrained net.
   *
   * @param name as it stands in the names of scores: {@code lenet-mnist}
   * @param channels of the images
   * @param rng decides the first values of the parameters
   */
  public LeNet(String name, int channels, int classes, Rng rng) {
    this.name = name;
    this.channels = channels;
    this.classes = classes;
    params = new Params(rng);
    WeightSpec weights =
        WeightSpec.standard().init(Initializers.kaimingUniform()).bias(Initializers.zeros());
    hidden = Sequential.of(
        new Conv2d(params.at("conv1"), channels, 16, Window.of(5).pad(2), weights),
        Layers.relu(),
        Layers.maxPool(HALF),
        new Conv2d(params.at("conv2"), 16, 32, Window.of(5), weights),
        Layers.relu(),
        Layers.maxPool(HALF),
        Layers.flatten(),
        Layers.dropout(DROPOUT),
        new Linear(params.at("hidden1"), 800, 120, weights),
        Layers.relu(),
        Layers.dropout(DROPOUT),
        new Linear(params.at("hidden2"), 120, FEATURES, weights),
        Layers.relu());
    output = new Linear(params.at("output"), FEATURES, classes, weights);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int[] sampleShape() {
    return new int[] {SIDE, SIDE, channels};
  }

  @Override
  public int dimension() {
    return FEATURES;
  }

  @Override
  public int classes() {
    return classes;
  }

  /** The parameters, for training and files. */
  public Params params() {
    return params;
  }

  @Override
  public Tensor features(Tensor x) {
    return features(x, Pass.evaluation());
  }

  @Override
  public Tensor logits(Tensor x) {
    return logits(x, Pass.evaluation());
  }

  @Override
  public Outputs outputs(Tensor x) {
    Tensor features = features(x);
    return new Outputs(features, output.forward(features, Pass.evaluation()));
  }

  /** The logits [N, classes], in training with dropout. */
  public Tensor logits(Tensor x, Pass pass) {
    return output.forward(features(x, pass), pass);
  }

  private Tensor features(Tensor x, Pass pass) {
    int[] shape = x.shape();
    if (shape.length != 4 || shape[1] != SIDE || shape[2] != SIDE || shape[3] != channels) {
      throw new ShapeException("%s: images are %s but the net reads [N, %d, %d, %d] (N,H,W,C). %s"
          .formatted(name, Shapes.format(shape), SIDE, SIDE, channels, "Resize or convert them."));
    }
    return hidden.forward(x, pass);
  }

  @Override
  public String toString() {
    return name + " (" + params.count() + " parameters)";
  }
}
