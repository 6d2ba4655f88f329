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
public final class Conv2d extends Located implements Fusable {

  private final Window window;
  private final Weight weight;
  private final @Nullable Parameter bias;
  private final Resize resize;
  // of the leaky ReLU that is applied to the result; 1 for none
  private final float slope;

  /** What changes the size of the image just before or after. */
  private enum Resize {
    NONE,
    UPSAMPLE_BEFORE,
    AVG_POOL_AFTER
  }

  public Conv2d(Params p, int in, int out, Window window) {
    this(p, in, out, window, WeightSpec.standard());
  }

  public Conv2d(Params p, int in, int out, Window window, WeightSpec spec) {
    super(p, "Conv2d " + in + "->" + out);
    this.window = window;
    weight = spec.createWeight(p, window.kH(), window.kW(), in, out);
    bias = spec.createBias(p, Fan.of(window.kH(), window.kW(), in, out), out);
    resize = Resize.NONE;
    slope = 1;
  }

  private Conv2d(Conv2d plain, Resize resize, float slope) {
    super(plain);
    window = plain.window;
    weight = plain.weight;
    bias = plain.bias;
    this.resize = resize;
    this.slope = slope;
  }

  @Override
  public @Nullable Layer followedBy(Layer next) {
    if (slope == 1 && next instanceof Rectifier r && r.keepsSign()) {
      return new Conv2d(this, resize, r.slope());
    }
    boolean halves = next instanceof AvgPool pool && pool.isHalving();
    return slope == 1 && halves && canResize()
        ? new Conv2d(this, Resize.AVG_POOL_AFTER, slope)
        : null;
  }

  /** This layer on images of twice the size, or null if it must run on its own. */
  @Nullable
  Layer upsampled() {
    return canResize() ? new Conv2d(this, Resize.UPSAMPLE_BEFORE, slope) : null;
  }

  // Those that keep the size of the image: the window is odd, and its centre goes over every pixel.
  private boolean canResize() {
    int k = window.kH();
    boolean isCentred = k == window.kW() && k % 2 == 1 && window.pad() == (k - 1) / 2;
    return resize == Resize.NONE && isCentred && window.stride() == 1;
  }

  @Override
  Tensor apply(Tensor x, Pass pass) {
    Tensor w = weight.value(pass.training());
    Tensor b = bias == null ? null : bias.value();
    return switch (resize) {
      case NONE -> Conv.conv2d(x, w, window, b, slope);
      case UPSAMPLE_BEFORE -> Conv.upsampleConv2d(x, w, b, slope);
      case AVG_POOL_AFTER -> Conv.conv2dAvgPool(x, w, b, slope);
    };
  }
}
