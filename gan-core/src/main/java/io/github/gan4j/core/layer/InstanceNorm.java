package io.github.gan4j.core.layer;

import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.tensor.Normalization;
import io.github.gan4j.core.tensor.Tensor;

/** Instance normalisation: each channel of each image on its own, in training and evaluation alike. */
public final class InstanceNorm implements Layer {

  private final String label;
  private final NormSpec spec;
  private final Affine affine;

  public InstanceNorm(Params p, int channels) {
    this(p, channels, NormSpec.standard());
  }

  public InstanceNorm(Params p, int channels, NormSpec spec) {
    this.spec = spec;
    label = Labels.of(p, "InstanceNorm " + channels);
    affine = new Affine(p, channels, spec);
  }

  @Override
  public Tensor forward(Tensor x, Pass pass) {
    return Normalization.instanceNorm(x, affine.gamma(), affine.beta(), spec.epsilon());
  }

  @Override
  public String toString() {
    return label;
  }
}
