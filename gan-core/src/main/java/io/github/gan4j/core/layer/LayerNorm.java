package io.github.gan4j.core.layer;

import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.tensor.Normalization;
import io.github.gan4j.core.tensor.Tensor;

/** Layer normalisation: each sample over all its axes, then a scale and shift per channel. */
public final class LayerNorm implements Layer {

  private final String label;
  private final NormSpec spec;
  private final Affine affine;

  public LayerNorm(Params p, int channels) {
    this(p, channels, NormSpec.standard());
  }

  public LayerNorm(Params p, int channels, NormSpec spec) {
    this.spec = spec;
    label = Labels.of(p, "LayerNorm " + channels);
    affine = new Affine(p, channels, spec);
  }

  @Override
  public Tensor forward(Tensor x, Pass pass) {
    return Normalization.layerNorm(x, affine.gamma(), affine.beta(), spec.epsilon());
  }

  @Override
  public String toString() {
    return label;
  }
}
