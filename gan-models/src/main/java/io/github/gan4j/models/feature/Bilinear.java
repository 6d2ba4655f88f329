package io.github.gan4j.models.feature;

/**
 * Linear interpolation between the four nearest pixels, of images brought to another size. Pixels are
 * squares and their centres are compared ("half-pixel"); past the border the last pixel goes on. As in
 * PyTorch's {@code interpolate(mode="bilinear", align_corners=False)}, shrinking does not average.
 */
record Bilinear(Axis vertical, Axis horizontal) {

  static Bilinear of(int height, int width, int toHeight, int toWidth) {
    return new Bilinear(Axis.of(height, toHeight), Axis.of(width, toWidth));
  }

  /** Pixel (row, column) of the resized image [h, w, channels] that lies in x from {@code at} on. */
  float value(float[] x, int at, int channels, int row, int column, int channel) {
    int line = horizontal.size() * channels;
    int upper = at + vertical.low(row) * line + channel;
    int lower = at + vertical.high(row) * line + channel;
    int left = horizontal.low(column) * channels;
    int right = horizontal.high(column) * channels;
    float across = horizontal.weights()[column];
    float top = mix(x[upper + left], x[upper + right], across);
    float bottom = mix(x[lower + left], x[lower + right], across);
    return mix(top, bottom, vertical.weights()[row]);
  }

  private static float mix(float a, float b, float weight) {
    return (1 - weight) * a + weight * b;
  }

  /** For each target position the source position below it, and the weight of the one above. */
  record Axis(int size, int[] lows, float[] weights) {

    static Axis of(int size, int target) {
      int[] lows = new int[target];
      float[] weights = new float[target];
      double scale = (double) size / target;
      for (int i = 0; i < target; i++) {
        double centre = Math.max(0, (i + 0.5) * scale - 0.5);
        lows[i] = (int) centre;
        weights[i] = (float) (centre - lows[i]);
      }
      return new Axis(size, lows, weights);
    }

    int low(int i) {
      return lows[i];
    }

    int high(int i) {
      return Math.min(size - 1, lows[i] + 1);
    }
  }
}
