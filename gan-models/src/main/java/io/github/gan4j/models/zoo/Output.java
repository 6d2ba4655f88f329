package io.github.gan4j.models.zoo;

import io.github.gan4j.core.layer.Layer;
import io.github.gan4j.core.layer.Layers;
import io.github.gan4j.models.data.PixelRange;

/** How a generator of images ends, and with it the values of the images it learns from. */
public enum Output {
  /** 0 to 1. */
  SIGMOID,
  /** -1 to 1. */
  TANH,
  /** Any value; -1 to 1 are black and white. */
  LINEAR;

  Layer layer() {
    return switch (this) {
      case SIGMOID -> Layers.sigmoid();
      case TANH -> Layers.tanh();
      case LINEAR -> (x, pass) -> x;
    };
  }

  PixelRange range() {
    return this == SIGMOID ? PixelRange.UNIT : PixelRange.SYMMETRIC;
  }
}
