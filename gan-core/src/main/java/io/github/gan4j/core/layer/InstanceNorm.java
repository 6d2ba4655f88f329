package io.github.gan4j.core.layer;

import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.tensor.Normalization;
import io.github.gan4j.core.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Instance normalisation (Ulyanov et al., 2016): each channel of each image on its own, in training and evaluation
 * alike.
 *
 * <p><b>Shapes</b> x [N,H,W,channels], the result the same. Parameters {@code weight} and {@code bias} (unless left
 * out), each [channels].
 */
public final class InstanceNorm extends Located implements Fusable {

  private final NormSpec spec;
  private final Affine affine;
  // of the leaky ReLU that is applied to the result; 1 for none
  private final float slope;

  public InstanceNorm(Params p, int channels) {
    this(p, channels, NormSpec.standard());
  }

  public InstanceNorm(Params p, int channels, NormSpec spec) {
    super(p, "InstanceNorm " + channels);
    this.spec = spec;
    affine = new Affine(p, channels, spec);
    slope = 1;
  }

  private InstanceNorm(InstanceNorm plain, float slope) {
    super(plain);
    spec = plain.spec;
    affine = plain.affine;
    this.slope = slope;
  }

  @Override
  public @Nullable Layer followedBy(Layer next) {
    return slope == 1 && next instanceof Rectifier r ? new InstanceNorm(this, r.slope()) : null;
  }

  @Override
  Tensor apply(Tensor x, Pass pass) {
    affine.requireFits("instanceNorm", x);
    return Normalization.instanceNorm(x, affine.gamma(), affine.beta(), spec.epsilon(), slope);
  }
}
