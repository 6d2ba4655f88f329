package io.github.gan4j.models.net;

import io.github.gan4j.core.layer.Layer;
import io.github.gan4j.core.layer.Pass;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.shape.ShapeException;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import java.util.function.Function;

/**
 * A net made of layers, as generator or discriminator.
 *
 * <pre>{@code
 * Net critic = Net.of("discriminator", rng, p -> Sequential.of(
 *     new Linear(p.at("hidden"), 784, 128), Layers.leakyRelu(0.2f), new Linear(p.at("score"), 128, 1)));
 * }</pre>
 */
public final class Net implements Generator, Discriminator {

  private final String name;
  private final Params params;
  private final Function<Params, ConditionalLayer> architecture;
  private final ConditionalLayer layers;

  private Net(String name, Params params, Function<Params, ConditionalLayer> architecture) {
    this.name = name;
    this.params = params;
    this.architecture = architecture;
    layers = architecture.apply(params);
  }

  /**
   * Makes a net.
   *
   * @param rng decides the first values of the parameters
   * @param architecture makes the layers; called again for each {@link #copy()}
   */
  public static Net of(String name, Rng rng, Function<Params, Layer> architecture) {
    return conditional(name, rng, p -> ConditionalLayer.of(architecture.apply(p)));
  }

  /** Makes a net that reads the classes of its samples. */
  public static Net conditional(
      String name, Rng rng, Function<Params, ConditionalLayer> architecture) {
    return new Net(name, new Params(rng), architecture);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Params params() {
    return params;
  }

  @Override
  public Tensor generate(Tensor z, Condition y, Pass pass) {
    return forward(z, y, pass);
  }

  @Override
  public Tensor scores(Tensor x, Condition y, Pass pass) {
    return forward(x, y, pass);
  }

  private Tensor forward(Tensor x, Condition y, Pass pass) {
    try {
      return layers.forward(x, y, pass);
    } catch (ShapeException e) {
      throw e.at(name);
    }
  }

  @Override
  public Net copy() {
    Net copy = conditional(name, Rng.of(0), architecture);
    copy.params.assign(params);
    return copy;
  }

  @Override
  public String toString() {
    return name + " (" + params.count() + " parameters)";
  }
}
