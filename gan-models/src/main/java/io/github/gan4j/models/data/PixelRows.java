package io.github.gan4j.models.data;

/** An image read row by row, so that a large one need not be copied whole to be resized. */
interface PixelRows {
  int height();

  int width();

  int channels();

  /** Writes row {@code y} as [width, channels] values from 0 to 255. */
  void read(int y, float[] into);
}
