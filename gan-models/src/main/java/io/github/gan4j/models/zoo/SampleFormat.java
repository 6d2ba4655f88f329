package io.github.gan4j.models.zoo;

import io.github.gan4j.models.data.PixelRange;
import java.util.List;

/**
 * What samples a model makes and learns from.
 *
 * @param shape of one sample: [H, W, C] for images, [size] otherwise
 * @param range the values that stand for black and white in images
 */
public record SampleFormat(List<Integer> shape, PixelRange range) {

  public SampleFormat {
    shape = List.copyOf(shape);
  }

  static SampleFormat image(int side, int channels, Output output) {
    return new SampleFormat(List.of(side, side, channels), output.range());
  }

  public boolean isImage() {
    return shape.size() == 3;
  }
}
