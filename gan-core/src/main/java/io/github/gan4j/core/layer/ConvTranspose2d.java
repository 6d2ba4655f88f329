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
 * Transposed convolution: [N,H,W,in] to [N,H',W',out] with {@code H' = (H - 1) stride - 2 pad + kH + outputPad}.
 *
 * <p>Parameters {@code weight} [kH,kW,out,in], that of the convolution it transposes, and {@code bias} [out] (unless left
 * out).
 */
public final class ConvTranspose2d extends Located {

  private final Window window;
  private final Weight weight;
  private final @Nullable Parameter bias;

  public ConvTranspose2d(Params p, int in, int out, Window window) {
    this(p, in, out, window, WeightSpec.standard());
  }

  public ConvTranspose2d(Params p, int in, int out, Window window, WeightSpec spec) {
    super(p, "ConvTranspose2d " + in + "->" + out);
    this.window = window;
    weight = spec.createTransposedWeight(p, window.kH(), window.kW(), out, in);
    bias = spec.createBias(p, Fan.of(window.kH(), window.kW(), out, in), out);
  }

  @Override
  Tensor apply(Tensor x, Pass pass) {
    Tensor y = Conv.convTranspose2d(x, weight.value(pass.training()), window);
    return bias == null ? y : y.add(bias.value());
  }
}
