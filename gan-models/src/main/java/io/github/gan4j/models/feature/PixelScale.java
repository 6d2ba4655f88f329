package io.github.gan4j.models.feature;

/**
 * Turns the values of images, -1 to 1, into those that a network was trained on.
 *
 * <pre>{@code y = factor x + offset}</pre>
 *
 * @param factors one for all channels, or one for each
 * @param offsets as many
 */
public record PixelScale(float[] factors, float[] offsets) {

  public PixelScale {
    if (factors.length < 1 || factors.length != offsets.length) {
      throw new IllegalArgumentException(
          "PixelScale: %d factors and %d offsets. Give one of each, or one of each for every channel."
              .formatted(factors.length, offsets.length));
    }
  }

  /** -1 for black to 1 for white, as the images are. */
  public static PixelScale symmetric() {
    return new PixelScale(new float[] {1}, new float[] {0});
  }

  /** 0 to 1. */
  public static PixelScale unit() {
    return new PixelScale(new float[] {0.5f}, new float[] {0.5f});
  }

  /** 0 to 255. */
  public static PixelScale bytes() {
    return new PixelScale(new float[] {127.5f}, new float[] {127.5f});
  }

  /** {@code (u - mean) / std} with u from 0 to 1, for each channel. */
  public static PixelScale standardised(float[] mean, float[] std) {
    float[] factors = new float[mean.length];
    float[] offsets = new float[std.length];
    for (int i = 0; i < Math.min(mean.length, std.length); i++) {
      factors[i] = (float) (0.5 / std[i]);
      offsets[i] = (float) ((0.5 - mean[i]) / std[i]);
    }
    return new PixelScale(factors, offsets);
  }

  float apply(float x, int channel) {
    int i = factors.length == 1 ? 0 : channel;
    return factors[i] * x + offsets[i];
  }
}
