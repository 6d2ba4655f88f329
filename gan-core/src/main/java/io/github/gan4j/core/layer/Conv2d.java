package io.github.gan4j.core.layer;

import io.github.gan4j.core.param.Fan;
import io.github.gan4j.core.param.Parameter;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.param.Weight;
import io.github.gan4j.core.param.WeightSpec;
import io.github.gan4j.core.shape.Window;
import io.github.gan4j.core.tensor.Conv;
import io.github.gan4j.core.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Convolution: [N,H,W,in] to [N,H',W',out] with {@code H' = (H + 2 pad - kH) / stride + 1}, rounded down.
 *
 * <p>Parameters {@code weight} [kH,kW,in,out] and {@code bias} [out] (unless left out).
 */
public final class Conv2d extends Located {

  private final Window window;
  private final Weight weight;
  private final @Nullable Parameter bias;

  public Conv2d(Params p, int in, int out, Window window) {
    this(p, in, out, window, WeightSpec.standard());
  }

  public Conv2d(Params p, int in, int out, Window window, WeightSpec spec) {
    super(p, "Conv2d " + in + "->" + out);
    this.window = window;
    weight = spec.createWeight(p, window.kH(), window.kW(), in, out);
    bias = spec.createBias(p, Fan.of(window.kH(), window.kW(), in, out), out);
  }

  @Override
  Tensor apply(Tensor x, Pass pass) {
    Tensor y = Conv.conv2d(x, weight.value(pass.training()), window);
    return bias == null ? y : y.add(bias.value());
  }
}
