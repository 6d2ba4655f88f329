package io.github.gan4j.core.param;

import org.jspecify.annotations.Nullable;

/**
 * How a layer makes its weight and bias: the first values of both, whether there is a bias, and whether the weight is
 * divided by its largest singular value. The default is PyTorch's: weight and bias uniform within 1 / sqrt(fan in), not
 * divided.
 *
 * <pre>{@code WeightSpec.standard().init(Initializers.normal(0, 0.02f)).noBias().spectralNorm()}</pre>
 *
 * @param bias null for no bias
 * @param isSpectral whether the weight is spectrally normalised (Miyato et al., 2018); a bias never is
 */
public record WeightSpec(Initializer weight, @Nullable Initializer bias, boolean isSpectral) {

  private static final WeightSpec STANDARD =
      new WeightSpec(Initializers.pytorch(), Initializers.pytorch(), false);

  public static WeightSpec standard() {
    return STANDARD;
  }

  /** The same with other first values of the weight; those of the bias stay. */
  public WeightSpec init(Initializer weight) {
    return new WeightSpec(weight, bias, isSpectral);
  }

  /** The same with a bias of these first values. */
  public WeightSpec bias(Initializer bias) {
    return new WeightSpec(weight, bias, isSpectral);
  }

  /** No bias: what a normalisation follows needs none. */
  public WeightSpec noBias() {
    return new WeightSpec(weight, null, isSpectral);
  }

  /** The same with the weight divided by its largest singular value, estimated anew in each training pass. */
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

  /**
   * Makes the bias, or gives null if there is none.
   *
   * @param fan the weight's, which the usual first values of a bias depend on
   */
  public @Nullable Parameter createBias(Params p, Fan fan, int size) {
    return bias == null ? null : p.parameter("bias", bias, fan, size);
  }
}
