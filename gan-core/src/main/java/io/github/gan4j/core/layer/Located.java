package io.github.gan4j.core.layer;

import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.shape.ShapeException;
import io.github.gan4j.core.tensor.Tensor;

/** A layer with a place in the net, which its text and its shape errors name: {@code down2 (Conv2d 64->128)}. */
abstract class Located implements Layer {

  private final String label;

  Located(Params p, String kind) {
    label = label(p, kind);
  }

  /** A layer in the place of another. */
  Located(Located other) {
    label = other.label;
  }

  static String label(Params p, String kind) {
    return p.path().isEmpty() ? kind : p.path() + " (" + kind + ")";
  }

  /** The forward pass; errors get their place from the caller. */
  abstract Tensor apply(Tensor x, Pass pass);

  @Override
  public final Tensor forward(Tensor x, Pass pass) {
    try {
      return apply(x, pass);
    } catch (ShapeException e) {
      throw e.at(label);
    }
  }

  @Override
  public final String toString() {
    return label;
  }
}
