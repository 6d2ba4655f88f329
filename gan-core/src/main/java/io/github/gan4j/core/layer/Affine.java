package io.github.gan4j.core.layer;

import io.github.gan4j.core.param.Initializer;
import io.github.gan4j.core.param.Parameter;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.shape.ShapeException;
import io.github.gan4j.core.shape.Shapes;
import io.github.gan4j.core.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** The scale and shift of a normalisation: parameters, or constants where the settings leave them out. */
final class Affine {

  private final int channels;
  private final Tensor one;
  private final Tensor zero;
  private final @Nullable Parameter gamma;
  private final @Nullable Parameter beta;

  Affine(Params p, int channels, NormSpec spec) {
    this.channels = channels;
    // by way of an array: they must outlive any scope that the net is made in
    one = Tensor.wrap(Tensor.ones(channels).toArray(), channels);
    zero = Tensor.wrap(Tensor.zeros(channels).toArray(), channels);
    gamma = create(p, "weight", spec.gamma(), channels);
    beta = create(p, "bias", spec.beta(), channels);
  }

  private static @Nullable Parameter create(
      Params p, String name, @Nullable Initializer init, int channels) {
    return init == null ? null : p.parameter(name, init, channels);
  }

  void requireFits(String op, Tensor x) {
    if (x.rank() < 2 || x.size(-1) != channels) {
      throw new ShapeException(op + ": the layer has " + channels
          + " channels, so the input must be [N,...," + channels + "], got "
          + Shapes.format(x.shape()) + ".");
    }
  }

  Tensor gamma() {
    return gamma == null ? one : gamma.value();
  }

  Tensor beta() {
    return beta == null ? zero : beta.value();
  }
}
