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
public final class ConvTranspose2d extends Located implements Fusable {

  private final Window window;
  private final Weight weight;
  private final @Nullable Parameter bias;
  // of the leaky ReLU that is applied to the result; 1 for none
  private final float slope;

  public ConvTranspose2d(Params p, int in, int out, Window window) {
    this(p, in, out, window, WeightSpec.standard());
  }

  public ConvTranspose2d(Params p, int in, int out, Window window, WeightSpec spec) {
    super(p, "ConvTranspose2d " + in + "->" + out);
    this.window = window;
    weight = spec.createTransposedWeight(p, window.kH(), window.kW(), out, in);
    bias = spec.createBias(p, Fan.of(window.kH(), window.kW(), out, in), out);
    slope = 1;
  }

  private ConvTranspose2d(ConvTranspose2d plain, float slope) {
    super(plain);
    window = plain.window;
    weight = plain.weight;
    bias = plain.bias;
    this.slope = slope;
  }

  @Override
  public @Nullable Layer followedBy(Layer next) {
    return slope == 1 && next instanceof Rectifier r && r.keepsSign()
        ? new ConvTranspose2d(this, r.slope())
        : null;
  }

  @Override
  Tensor apply(Tensor x, Pass pass) {
    Tensor w = weight.value(pass.training());
    return Conv.convTranspose2d(x, w, window, bias == null ? null : bias.value(), slope);
  }
}
