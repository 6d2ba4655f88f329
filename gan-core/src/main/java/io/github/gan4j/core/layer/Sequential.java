package io.github.gan4j.core.layer;

import io.github.gan4j.core.shape.ShapeException;
import io.github.gan4j.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Layers one after the other. A shape error says where it came up: at the place that the layer names, or else, for layers
 * that know of none, at their number, counted from 1.
 *
 * <p>Neighbours that are faster together run as one. A normalisation, convolution or fully connected layer and the ReLU or
 * leaky ReLU that follows it pass over memory once; an up-sampling before a convolution, or an average pooling after it,
 * is added to its kernel, which saves half of the multiplications. Values, gradients of any order and parameters are those of the layers on their own, up
 * to rounding. This is settled once, here, from left to right; {@link #layers()} and all texts stay as they were given.
 */
public final class Sequential implements Layer {

  private final List<Layer> layers;
  private final Step[] steps;

  /** What runs: a layer, or several fused into one. Errors name the first. */
  private record Step(Layer run, Layer first, int number) {}

  public Sequential(List<Layer> layers) {
    this.layers = List.copyOf(layers);
    steps = fuse(this.layers);
  }

  public static Sequential of(Layer... layers) {
    return new Sequential(List.of(layers));
  }

  private static Step[] fuse(List<Layer> layers) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < layers.size(); ) {
      Layer first = layers.get(i);
      int number = ++i;
      Layer run = first;
      for (; i < layers.size() && run instanceof Fusable fusable; i++) {
        Layer fused = fusable.followedBy(layers.get(i));
        if (fused == null) {
          break;
        }
        run = fused;
      }
      steps.add(new Step(run, first, number));
    }
    return steps.toArray(new Step[0]);
  }

  /** The layers as they were given. */
  public List<Layer> layers() {
    return layers;
  }

  @Override
  public Tensor forward(Tensor x, Pass pass) {
    Tensor y = x;
    for (Step step : steps) {
      try {
        y = step.run().forward(y, pass);
      } catch (ShapeException e) {
        throw e.isLocated() ? e : e.at("layer " + step.number() + name(step.first()));
      }
    }
    return y;
  }

  // The text of a lambda says nothing.
  private static String name(Layer layer) {
    return layer.getClass().isHidden() ? "" : " (" + layer + ")";
  }

  @Override
  public String toString() {
    return "Sequential[layers=" + layers + "]";
  }
}
