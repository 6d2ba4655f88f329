package io.github.gan4j.core.kernel;

import io.github.gan4j.core.shape.ConvShape;
import java.util.Arrays;

/**
 * A batch of images inside a frame of zeros, so that every window lies within the image and no loop over short patches
 * has to ask. It is one copy of the images, where a patch matrix is one per tap.
 */
record Frame(
    int images, int height, int width, int channels, int top, int left, int bottom, int right) {

  // A copy of whole vectors may read this far before the first float and beyond the last.
  private static final int SLACK = 64;

  /** The frame that a convolution's windows reach into. */
  static Frame input(ConvShape s) {
    return new Frame(
        s.n(),
        s.h(),
        s.w(),
        s.inC(),
        s.pad(),
        s.pad(),
        Math.max(0, (s.outH() - 1) * s.stride() + s.kH() - s.pad() - s.h()),
        Math.max(0, (s.outW() - 1) * s.stride() + s.kW() - s.pad() - s.w()));
  }

  /** The frame that the phases of a transposed convolution reach into: its images are on the output side. */
  static Frame output(ConvShape s) {
    return new Frame(
        s.n(),
        s.outH(),
        s.outW(),
        s.outC(),
        (s.kH() - 1) / s.stride(),
        (s.kW() - 1) / s.stride(),
        Math.max(0, (s.h() - 1 + s.pad()) / s.stride() + 1 - s.outH()),
        Math.max(0, (s.w() - 1 + s.pad()) / s.stride() + 1 - s.outW()));
  }

  /** The same frame around other images of the same size. */
  Frame of(int images, int channels) {
    return new Frame(images, height, width, channels, top, left, bottom, right);
  }

  /** The images in their frame, which are a copy in scratch of the calling thread unless the frame is empty. */
  Images framed(float[] x, int xAt) {
    if (isEmpty()) {
      return bare(x, xAt);
    }
    return new Images(copy(x, xAt), SLACK, lines(), columns(), channels, top, left);
  }

  /** The images as they are, for patches by rows, or in their frame if lines of a patch are short. */
  Images forRows(float[] x, int xAt, int run) {
    return run < Patches.SHORT_RUN ? framed(x, xAt) : bare(x, xAt);
  }

  private Images bare(float[] x, int xAt) {
    return new Images(x, xAt, height, width, channels, 0, 0);
  }

  private boolean isEmpty() {
    return top == 0 && left == 0 && bottom == 0 && right == 0;
  }

  /** Lines of an image within its frame. */
  private int lines() {
    return top + height + bottom;
  }

  /** Columns of an image within its frame. */
  private int columns() {
    return left + width + right;
  }

  /** Floats from one line to the next. */
  int lineSize() {
    return columns() * channels;
  }

  /** Floats of all images within their frames. */
  int size() {
    return Math.multiplyExact(images, imageSize());
  }

  private int imageSize() {
    return lines() * lineSize();
  }

  /** The first pixel of an image within its frame. */
  int inner(int image) {
    return image * imageSize() + top * lineSize() + left * channels;
  }

  /** Clears the frames in an array, and gives where the pixels of the images lie there, as rows of a product. */
  OutputRows clear(float[] y) {
    for (int i = 0; i < images; i++) {
      clear(y, i * imageSize());
    }
    return OutputRows.phase(inner(0), lines(), columns(), channels, 0, 0, 1, height, width);
  }

  private void clear(float[] y, int image) {
    int end = image;
    for (int r = 0; r < height; r++) {
      int line = image + inner(0) + r * lineSize();
      Arrays.fill(y, end, line, 0);
      end = line + width * channels;
    }
    Arrays.fill(y, end, image + imageSize(), 0);
  }

  private float[] copy(float[] x, int xAt) {
    float[] y = Scratch.floats(Scratch.FRAMED, Math.addExact(size(), 2 * SLACK));
    int each = Math.max(1, ScalarKernels.GRAIN / Math.max(1, imageSize()));
    Workers.current().run((images + each - 1) / each, chunk -> {
      for (int i = chunk * each; i < Math.min(images, (chunk + 1) * each); i++) {
        copyImage(x, xAt + i * height * width * channels, y, SLACK + i * imageSize());
      }
    });
    return y;
  }

  private void copyImage(float[] x, int xAt, float[] y, int image) {
    clear(y, image);
    int line = width * channels;
    for (int r = 0; r < height; r++) {
      System.arraycopy(x, xAt + r * line, y, image + inner(0) + r * lineSize(), line);
    }
  }
}
