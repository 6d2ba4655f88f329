package io.github.gan4j.core.layer;

import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.tensor.Normalization;
import io.github.gan4j.core.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Layer normalisation (Ba et al., 2016): each sample over all its axes, then a scale and shift per channel, as WGAN-GP's
 * code does it. PyTorch's has a scale and shift per element instead.
 *
 * <p><b>Shapes</b> x [N,...,channels], the result the same. Parameters {@code weight} and {@code bias} (unless left
 * out), each [channels].
 */
public final class LayerNorm extends Located implements Fusable {

  private final NormSpec spec;
  private final Affine affine;
  // of the leaky ReLU that is applied to the result; 1 for none
  private final float slope;

  public LayerNorm(Params p, int channels) {
    this(p, channels, NormSpec.standard());
  }

  public LayerNorm(Params p, int channels, NormSpec spec) {
    super(p, "LayerNorm " + channels);
    this.spec = spec;
    affine = new Affine(p, channels, spec);
    slope = 1;
  }

  private LayerNorm(LayerNorm plain, float slope) {
    super(plain);
    spec = plain.spec;
    affine = plain.affine;
    this.slope = slope;
  }

  @Override
  public @Nullable Layer followedBy(Layer next) {
    return slope == 1 && next instanceof Rectifier r ? new LayerNorm(this, r.slope()) : null;
  }

  @Override
  Tensor apply(Tensor x, Pass pass) {
    affine.requireFits("layerNorm", x);
    return Normalization.layerNorm(x, affine.gamma(), affine.beta(), spec.epsilon(), slope);
  }
}
