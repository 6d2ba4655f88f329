package io.github.gan4j.core.kernel;

/**
 * A batch of images in an array, perhaps in a {@link Frame} of zeros, which then belongs to them.
 *
 * @param at where the first image starts
 * @param height lines, those of the frame included
 * @param top lines of the frame above an image
 * @param left columns of the frame beside it
 */
record Images(float[] pixels, int at, int height, int width, int channels, int top, int left) {

  int lineSize() {
    return width * channels;
  }
}
