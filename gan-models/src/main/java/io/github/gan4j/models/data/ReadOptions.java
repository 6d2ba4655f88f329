package io.github.gan4j.models.data;

/**
 * How data files are turned into samples. {@code side} to {@code range} concern images of bytes;
 * arrays of floats are given as they are.
 *
 * @param side height and width of the samples in pixels; 0 keeps the size in the files
 * @param channels colour channels of the samples
 * @param crop whether an image is cut to its central square before it is resized; otherwise it is
 *     stretched. Without resizing nothing is cut
 * @param range float values of black and white
 * @param badImages what to do with an image file that cannot be read
 * @param split the part to read where the path holds both
 */
public record ReadOptions(
    int side, Channels channels, boolean crop, PixelRange range, BadImages badImages, Split split) {

  private static final int MAX_SIDE = 8192;

  /** Checks the side. */
  public ReadOptions {
    if (side < 0 || side > MAX_SIDE) {
      throw new IllegalArgumentException(
          "ReadOptions: side must be 0 (as stored) to " + MAX_SIDE + ", got " + side + ".");
    }
  }

  /** Size and channels as stored, central square, -1 to 1, bad images fail, the training part. */
  public static ReadOptions defaults() {
    return new ReadOptions(
        0, Channels.AS_STORED, true, PixelRange.SYMMETRIC, BadImages.FAIL, Split.TRAIN);
  }

  /** The same with another side. */
  public ReadOptions side(int pixels) {
    return new ReadOptions(pixels, channels, crop, range, badImages, split);
  }

  /** The same with other channels. */
  public ReadOptions channels(Channels wanted) {
    return new ReadOptions(side, wanted, crop, range, badImages, split);
  }

  /** The same with or without the cut to the central square. */
  public ReadOptions crop(boolean toSquare) {
    return new ReadOptions(side, channels, toSquare, range, badImages, split);
  }

  /** The same with another pixel range. */
  public ReadOptions range(PixelRange wanted) {
    return new ReadOptions(side, channels, crop, wanted, badImages, split);
  }

  /** The same with another answer to bad images. */
  public ReadOptions badImages(BadImages policy) {
    return new ReadOptions(side, channels, crop, range, policy, split);
  }

  /** The same for another part. */
  public ReadOptions split(Split part) {
    return new ReadOptions(side, channels, crop, range, badImages, part);
  }
}
