package io.github.gan4j.core.param;

import org.jspecify.annotations.Nullable;

/**
 * How a layer makes its weight and bias. The default is PyTorch's: weight and bias uniform within 1 / sqrt(fan in).
 *
 * <pre>{@code WeightSpec.standard().init(Initializers.normal(0, 0.02f)).noBias().spectralNorm()}</pre>
 *
 * @param bias null for no bias
 */
public record WeightSpec(Initializer weight, @Nullable Initializer bias, boolean isSpectral) {

  private static final WeightSpec STANDARD =
      new WeightSpec(Initializers.pytorch(), Initializers.pytorch(), false);

  public static WeightSpec standard() {
    return STANDARD;
  }

  public WeightSpec init(Initializer weight) {
    return new WeightSpec(weight, bias, isSpectral);
  }

  public WeightSpec bias(Initializer bias) {
    return new WeightSpec(weight, bias, isSpectral);
  }

  /** No bias: what a normalisation follows needs none. */
  public WeightSpec noBias() {
    return new WeightSpec(weight, null, isSpectral);
  }

  public WeightSpec spectralNorm() {
    return new WeightSpec(weight, bias, true);
  }

  /** Makes the weight, the layer's outputs on its last axis. */
  public Weight createWeight(Params p, int... shape) {
    return create(p, shape.length - 1, shape);
  }

  /** Makes the weight of a transposed convolution, [kH,kW,out,in]. */
  public Weight createTransposedWeight(Params p, int... shape) {
    return create(p, shape.length - 2, shape);
  }

  private Weight create(Params p, int outputAxis, int... shape) {
    Parameter w = p.parameter("weight", weight, shape);
    return isSpectral ? new SpectralNorm(p, w, outputAxis) : training -> w.value();
  }

  /** Makes the bias, or gives null if there is none. */
  public @Nullable Parameter createBias(Params p, Fan fan, int size) {
    return bias == null ? null : p.parameter("bias", bias, fan, size);
  }
}
