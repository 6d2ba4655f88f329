package io.github.gan4j.bench.scores;

import io.github.gan4j.models.data.Dataset;
import io.github.gan4j.models.data.PixelRange;
import io.github.gan4j.models.gan.Gan;

/** How bright the outermost pixels of images are: the background, where things lie in the middle. */
final class Border {

  private static final int SAMPLES = 1000;

  private Border() {}

  /** The mean of a generator's samples, 0 for black and 1 for white. */
  static double brightness(Gan gan, PixelRange range) {
    return brightness(SampleSet.of(gan, SAMPLES, 1), range);
  }

  /** The mean of images [H, W, C]. */
  static double brightness(Dataset images, PixelRange range) {
    int[] shape = images.sampleShape();
    float[] values = new float[images.sampleLength()];
    double sum = 0;
    long count = 0;
    for (int i = 0; i < images.size(); i++) {
      images.read(i, values, 0);
      for (int at = 0; at < values.length; at++) {
        if (isOutermost(at / shape[2], shape)) {
          sum += range.convert(values[at], PixelRange.UNIT);
          count++;
        }
      }
    }
    return sum / count;
  }

  private static boolean isOutermost(int pixel, int[] shape) {
    int y = pixel / shape[1];
    int x = pixel % shape[1];
    return y == 0 || x == 0 || y == shape[0] - 1 || x == shape[1] - 1;
  }
}
