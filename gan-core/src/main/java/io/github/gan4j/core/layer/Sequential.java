package io.github.gan4j.core.layer;

import io.github.gan4j.core.shape.ShapeException;
import io.github.gan4j.core.tensor.Tensor;
import java.util.List;

/** Layers one after the other. A shape error says at which of them it came up. */
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
    for (Layer layer : layers) {
      try {
        y = layer.forward(y, pass);
      } catch (ShapeException e) {
        throw layer instanceof Sequential ? e : e.at(layer.toString());
      }
    }
    return y;
  }
}
