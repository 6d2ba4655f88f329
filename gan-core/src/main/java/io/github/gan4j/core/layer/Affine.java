package io.github.gan4j.core.layer;

import io.github.gan4j.core.param.Initializer;
import io.github.gan4j.core.param.Parameter;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** The scale and shift of a normalisation: parameters, or constants where the settings leave them out. */
final class Affine {

  private final Tensor one;
  private final Tensor zero;
  private final @Nullable Parameter gamma;
  private final @Nullable Parameter beta;

  Affine(Params p, int channels, NormSpec spec) {
    one = Tensor.ones(channels).keep();
    zero = Tensor.zeros(channels).keep();
    gamma = create(p, "weight", spec.gamma(), channels);
    beta = create(p, "bias", spec.beta(), channels);
  }

  private static @Nullable Parameter create(
      Params p, String name, @Nullable Initializer init, int channels) {
    return init == null ? null : p.parameter(name, init, channels);
  }

  Tensor gamma() {
    return gamma == null ? one : gamma.value();
  }

  Tensor beta() {
    return beta == null ? zero : beta.value();
  }
}
