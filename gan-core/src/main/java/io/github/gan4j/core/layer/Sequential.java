package io.github.gan4j.core.layer;

import io.github.gan4j.core.shape.ShapeException;
import io.github.gan4j.core.tensor.Tensor;
import java.util.List;

/**
 * Layers one after the other. A shape error says where it came up: at the place that the layer names, or else, for layers
 * that know of none, at their number, counted from 1.
 */
public record Sequential(List<Layer> layers) implements Layer {

  public Sequential {
    layers = List.copyOf(layers);
  }

  public static Sequential of(Layer... layers) {
    return new Sequential(List.of(layers));
  }

  @Override
  public Tensor forward(Tensor x, Pass pass) {
    Tensor y = x;
    for (int i = 0; i < layers.size(); i++) {
      try {
        y = layers.get(i).forward(y, pass);
      } catch (ShapeException e) {
        throw e.isLocated() ? e : e.at("layer " + (i + 1) + name(layers.get(i)));
      }
    }
    return y;
  }

  // The text of a lambda says nothing.
  private static String name(Layer layer) {
    return layer.getClass().isHidden() ? "" : " (" + layer + ")";
  }
}
