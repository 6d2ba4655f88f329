package io.github.gan4j.models.net;

import io.github.gan4j.core.layer.Layer;
import io.github.gan4j.core.layer.Pass;
import io.github.gan4j.core.tensor.Tensor;

/** A {@link Layer} that also reads what the samples are to show. */
@FunctionalInterface
public interface ConditionalLayer {

  Tensor forward(Tensor x, Condition y, Pass pass);

  /** A layer for which the class of a sample makes no difference. */
  static ConditionalLayer of(Layer layer) {
    return (x, y, pass) -> layer.forward(x, pass);
  }
}
