package io.github.gan4j.models.data;

/** The float range in which pixels 0 to 255 are given to a net. */
public enum PixelRange {
  /** 0 to 1, for generators that end in a sigmoid. */
  UNIT(0f, 1f),
  /** -1 to 1, for generators that end in tanh. */
  SYMMETRIC(-1f, 1f);

  private final float low;
  private final float high;

  PixelRange(float low, float high) {
    this.low = low;
    this.high = high;
  }

  /** The value that stands for black. */
  public float low() {
    return low;
  }

  /** The value that stands for white. */
  public float high() {
    return high;
  }

  /** The float value of a pixel, given as an unsigned byte. */
  public float fromByte(byte pixel) {
    return low + (high - low) * (pixel & 0xff) / 255f;
  }

  /** The value that stands for the same brightness in another range. */
  public float convert(float value, PixelRange to) {
    return this == to ? value : to.low + (value - low) / (high - low) * (to.high - to.low);
  }

  /** The nearest pixel, 0 to 255. Values outside the range are clamped; NaN is 0. */
  public int toPixel(float value) {
    return Math.round(Math.min(1f, Math.max(0f, (value - low) / (high - low))) * 255f);
  }
}
