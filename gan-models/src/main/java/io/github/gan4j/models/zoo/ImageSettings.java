package io.github.gan4j.models.zoo;

/** Settings of the images that a model makes: height and width in pixels, and 1 or 3 channels. */
public record ImageSettings(int side, int channels) {

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
