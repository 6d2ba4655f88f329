package io.github.gan4j.models.metric;

/** One channel of an image, row by row. */
@SuppressWarnings("ArrayRecordComponent") // Planes are not compared.
record Plane(int height, int width, double[] values) {

  /** The channels of an image [H, W, C]. */
  static Plane[] channels(float[] image, int[] shape) {
    int channels = shape[2];
    Plane[] planes = new Plane[channels];
    for (int c = 0; c < channels; c++) {
      double[] values = new double[shape[0] * shape[1]];
      for (int i = 0; i < values.length; i++) {
        values[i] = image[i * channels + c];
      }
      planes[c] = new Plane(shape[0], shape[1], values);
    }
    return planes;
  }

  double at(int y, int x) {
    return values[y * width + x];
  }

  /** The values brought from [low, high] to [0, 1]. */
  Plane toUnit(double low, double high) {
    double[] y = new double[values.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = (values[i] - low) / (high - low);
    }
    return new Plane(height, width, y);
  }

  Plane times(Plane other) {
    double[] y = new double[values.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = values[i] * other.values[i];
    }
    return new Plane(height, width, y);
  }

  Plane minus(Plane other) {
    double[] y = new double[values.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = values[i] - other.values[i];
    }
    return new Plane(height, width, y);
  }

  /** The averages of 2 x 2 pixels; the last row or column of an odd side is left out. */
  Plane halved() {
    int h = height / 2;
    int w = width / 2;
    double[] y = new double[h * w];
    for (int i = 0; i < y.length; i++) {
      int row = 2 * (i / w);
      int x = 2 * (i % w);
      y[i] = (at(row, x) + at(row, x + 1) + at(row + 1, x) + at(row + 1, x + 1)) / 4;
    }
    return new Plane(h, w, y);
  }

  /** The weighted sums under a symmetric window, along both axes, where it lies inside. */
  Plane filtered(double[] window) {
    return filteredRows(window).transposed().filteredRows(window).transposed();
  }

  private Plane filteredRows(double[] window) {
    int inside = width - window.length + 1;
    double[] y = new double[height * inside];
    for (int row = 0; row < height; row++) {
      for (int x = 0; x < inside; x++) {
        double sum = 0;
        for (int i = 0; i < window.length; i++) {
          sum += window[i] * values[row * width + x + i];
        }
        y[row * inside + x] = sum;
      }
    }
    return new Plane(height, inside, y);
  }

  private Plane transposed() {
    double[] y = new double[values.length];
    for (int row = 0; row < height; row++) {
      for (int x = 0; x < width; x++) {
        y[x * height + row] = values[row * width + x];
      }
    }
    return new Plane(width, height, y);
  }

  /** With {@code border} more pixels on every side, mirrored at the outermost ones. */
  Plane mirrored(int border) {
    int h = height + 2 * border;
    int w = width + 2 * border;
    double[] y = new double[h * w];
    for (int row = 0; row < h; row++) {
      for (int x = 0; x < w; x++) {
        y[row * w + x] = at(mirror(row - border, height), mirror(x - border, width));
      }
    }
    return new Plane(h, w, y);
  }

  private static int mirror(int i, int size) {
    int positive = Math.abs(i);
    return positive < size ? positive : 2 * (size - 1) - positive;
  }
}
