package io.github.gan4j.core.layer;

import io.github.gan4j.core.param.Fan;
import io.github.gan4j.core.param.Parameter;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.param.Weight;
import io.github.gan4j.core.param.WeightSpec;
import io.github.gan4j.core.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * {@code y = x w + b}: [N,in] to [N,out].
 *
 * <p>Parameters {@code weight} [in,out] and {@code bias} [out] (unless left out).
 */
public final class Linear extends Located {

  private final Weight weight;
  private final @Nullable Parameter bias;

  public Linear(Params p, int in, int out) {
    this(p, in, out, WeightSpec.standard());
  }

  public Linear(Params p, int in, int out, WeightSpec spec) {
    super(p, "Linear " + in + "->" + out);
    weight = spec.createWeight(p, in, out);
    bias = spec.createBias(p, Fan.of(in, out), out);
  }

  @Override
  Tensor apply(Tensor x, Pass pass) {
    Tensor y = x.matmul(weight.value(pass.training()));
    return bias == null ? y : y.add(bias.value());
  }
}
