package io.github.gan4j.core.layer;

import io.github.gan4j.core.param.Fan;
import io.github.gan4j.core.param.Parameter;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.param.Weight;
import io.github.gan4j.core.param.WeightSpec;
import io.github.gan4j.core.tensor.MatMul;
import io.github.gan4j.core.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * {@code y = x w + b}: [N,in] to [N,out].
 *
 * <p>Parameters {@code weight} [in,out] and {@code bias} [out] (unless left out).
 */
public final class Linear extends Located implements Fusable {

  private final Weight weight;
  private final @Nullable Parameter bias;
  // of the leaky ReLU that is applied to the result; 1 for none
  private final float slope;

  public Linear(Params p, int in, int out) {
    this(p, in, out, WeightSpec.standard());
  }

  public Linear(Params p, int in, int out, WeightSpec spec) {
    super(p, "Linear " + in + "->" + out);
    weight = spec.createWeight(p, in, out);
    bias = spec.createBias(p, Fan.of(in, out), out);
    slope = 1;
  }

  private Linear(Linear plain, float slope) {
    super(plain);
    weight = plain.weight;
    bias = plain.bias;
    this.slope = slope;
  }

  @Override
  public @Nullable Layer followedBy(Layer next) {
    return slope == 1 && next instanceof Rectifier r && r.keepsSign()
        ? new Linear(this, r.slope())
        : null;
  }

  @Override
  Tensor apply(Tensor x, Pass pass) {
    Tensor w = weight.value(pass.training());
    return MatMul.linear(x, w, bias == null ? null : bias.value(), slope);
  }
}
