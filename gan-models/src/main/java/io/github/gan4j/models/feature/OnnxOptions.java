package io.github.gan4j.models.feature;

import org.jspecify.annotations.Nullable;

/**
 * How an ONNX network takes its images, and what to call its features.
 *
 * @param name as it stands in the names of scores
 * @param layout null to read it from the shape of the network's input
 * @param scale the values that the network was trained on
 * @param output the output with the features; null if the network has only one
 * @param side height and width of the images where the network leaves them open; 0 if it does not
 */
public record OnnxOptions(
    String name,
    @Nullable ImageLayout layout,
    PixelScale scale,
    @Nullable String output,
    int side) {

  public OnnxOptions {
    if (name.isBlank() || side < 0) {
      throw new IllegalArgumentException(
          "OnnxOptions: needs a name and a side of at least 0, got '%s' and %d."
              .formatted(name, side));
    }
  }

  /** All that the file says of itself; values from -1 to 1. */
  public static OnnxOptions of(String name) {
    return new OnnxOptions(name, null, PixelScale.symmetric(), null, 0);
  }

  /** The same with a layout. */
  public OnnxOptions layout(ImageLayout layout) {
    return new OnnxOptions(name, layout, scale, output, side);
  }

  /** The same with other values. */
  public OnnxOptions scale(PixelScale scale) {
    return new OnnxOptions(name, layout, scale, output, side);
  }

  /** The same with one of several outputs. */
  public OnnxOptions output(String output) {
    return new OnnxOptions(name, layout, scale, output, side);
  }

  /** The same with a height and width. */
  public OnnxOptions side(int pixels) {
    return new OnnxOptions(name, layout, scale, output, pixels);
  }
}
