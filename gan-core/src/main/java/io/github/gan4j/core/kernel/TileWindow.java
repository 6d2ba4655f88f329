package io.github.gan4j.core.kernel;

import java.util.Arrays;

/**
 * A square of pixels of a batch of images, for transforms that must not ask where an image ends. A window inside its image
 * is the pixels themselves; one that crosses the border is a copy, with zeros beyond the border.
 */
final class TileWindow {

  private static final float[] NONE = {};

  private float[] images = NONE;
  private int imagesAt;
  private int height;
  private int width;
  private int channels;
  private int size;

  /** The array that holds the window's pixels. */
  float[] pixels = NONE;

  /** Where the first pixel of the window is. */
  int at;

  /** From one line of the window to the next. */
  int line;

  private int y;
  private int x;
  private int inner;

  /** This thread's window, moved to other images. A thread has one at a time, and {@linkplain #leave leaves} it in the end. */
  static TileWindow over(
      float[] images, int imagesAt, int height, int width, int channels, int size) {
    TileWindow window = Scratch.window();
    window.images = images;
    window.imagesAt = imagesAt;
    window.height = height;
    window.width = width;
    window.channels = channels;
    window.size = size;
    return window;
  }

  /** Makes this thread's window let go of its images, which may be large. */
  static void leave() {
    TileWindow window = Scratch.window();
    window.images = NONE;
    window.pixels = NONE;
  }

  /** Moves to the window that begins at line y and column x of an image, to read it. */
  void read(int image, int y, int x) {
    write(image, y, x);
    if (pixels != images) {
      Arrays.fill(pixels, 0, size * line, 0);
      copyIn();
    }
  }

  /** Moves to the window that begins at line y and column x of an image, to write it; end with {@link #flush}. */
  void write(int image, int y, int x) {
    this.y = y;
    this.x = x;
    inner = imagesAt + ((image * height + y) * width + x) * channels;
    if (y >= 0 && x >= 0 && y + size <= height && x + size <= width) {
      pixels = images;
      at = inner;
      line = width * channels;
    } else {
      pixels = Scratch.floats(Scratch.BORDER, size * size * channels);
      at = 0;
      line = size * channels;
    }
  }

  private void copyIn() {
    int left = Math.max(0, -x);
    int n = (Math.min(size, width - x) - left) * channels;
    for (int r = Math.max(0, -y); r < Math.min(size, height - y) && n > 0; r++) {
      int from = inner + (r * width + left) * channels;
      System.arraycopy(images, from, pixels, r * line + left * channels, n);
    }
  }

  /** Puts the channels that were written where they belong; what lies beyond the border is dropped. */
  void flush(int channel, int count) {
    if (pixels == images) {
      return;
    }
    for (int r = 0; r < Math.min(size, height - y); r++) {
      for (int c = 0; c < Math.min(size, width - x); c++) {
        int from = r * line + c * channels + channel;
        System.arraycopy(pixels, from, images, inner + (r * width + c) * channels + channel, count);
      }
    }
  }
}
