package io.github.gan4j.core.kernel;

/** Where the rows of a product lie in its result. */
abstract class OutputRows {

  /** Writes the starts of {@code n} rows from {@code row} on. */
  abstract void starts(int row, int n, int[] starts, int at);

  /** Rows one after the other. */
  static OutputRows dense(int cAt, int ld) {
    return new OutputRows() {
      @Override
      void starts(int row, int n, int[] starts, int at) {
        for (int r = 0; r < n; r++) {
          starts[at + r] = cAt + (row + r) * ld;
        }
      }
    };
  }

  /** Every stride-th pixel of every stride-th line of a batch of images: one phase of a transposed convolution. */
  static OutputRows phase(
      int xAt,
      int height,
      int width,
      int channels,
      int firstY,
      int firstX,
      int stride,
      int lines,
      int columns) {
    return new OutputRows() {
      @Override
      void starts(int row, int n, int[] starts, int at) {
        int line = row / columns;
        int column = row - line * columns;
        for (int r = 0; r < n; line++, column = 0) {
          int y = line % lines * stride + firstY;
          int first = xAt + ((line / lines * height + y) * width + firstX) * channels;
          for (; column < columns && r < n; column++, r++) {
            starts[at + r] = first + column * stride * channels;
          }
        }
      }
    };
  }
}
