package io.github.gan4j.models.net;

import io.github.gan4j.core.layer.Layer;
import io.github.gan4j.core.layer.Pass;
import io.github.gan4j.core.tensor.Shaping;
import io.github.gan4j.core.tensor.Tensor;
import java.util.Arrays;

/** A {@link Layer} that also reads what the samples are to show. */
@FunctionalInterface
public interface ConditionalLayer {

  Tensor forward(Tensor x, Condition y, Pass pass);

  /**
   * A layer that finds the classes, one-hot, behind the last axis of its input: behind vectors as they
   * are, behind the channels of images as planes of a constant each.
   */
  static ConditionalLayer joined(Layer layer) {
    return (x, y, pass) -> layer.forward(join(x, y.oneHot()), pass);
  }

  private static Tensor join(Tensor x, Tensor oneHot) {
    int last = x.rank() - 1;
    int[] one = new int[x.rank()];
    Arrays.fill(one, 1);
    one[0] = oneHot.size(0);
    one[last] = oneHot.size(1);
    int[] planes = x.shape();
    planes[last] = oneHot.size(1);
    return Shaping.concat(last, x, oneHot.reshape(one).expand(planes));
  }

  /** A layer for which the class of a sample makes no difference. */
  static ConditionalLayer of(Layer layer) {
    return (x, y, pass) -> layer.forward(x, pass);
  }
}
