package io.github.gan4j.models.zoo;

/** Settings of the images that a model makes: height and width in pixels, and 1 or 3 channels. */
public record ImageSettings(int side, int channels) {

  /** Itself, if the images have the one side that some nets are for. */
  ImageSettings requireSide(int only) {
    if (side != only) {
      throw new IllegalArgumentException(
          "image.side: these nets are for %dx%d images, got %d. Leave it out, or choose another model."
              .formatted(only, only, side));
    }
    return this;
  }

  SampleFormat format(Output output) {
    return SampleFormat.image(side, channels, output);
  }

  int[] shape() {
    return new int[] {side, side, channels};
  }

  int size() {
    return side * side * channels;
  }
}
