package io.github.gan4j.models.feature;

import io.github.gan4j.core.shape.ShapeException;
import io.github.gan4j.core.shape.Shapes;
import io.github.gan4j.core.tensor.Tensor;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The input of an ONNX network, and how images become it: resized, grey repeated for each channel, scaled
 * and put in its layout.
 *
 * @param name in messages, for example {@code inception: input 'x'}
 * @param batch images that the network takes at once; 0 for any number
 */
record OnnxInput(
    String name,
    int batch,
    int height,
    int width,
    int channels,
    ImageLayout layout,
    PixelScale scale) {

  private static final int RANK = 4;

  /**
   * Reads a shape, in which -1 stands for an axis of any size.
   *
   * @throws IllegalArgumentException if these are no images, or the options do not fit or leave something open
   */
  static OnnxInput of(String name, long[] shape, OnnxOptions options) {
    if (shape.length != RANK) {
      throw new IllegalArgumentException(
          "%s is %s, but images need four axes, [N,C,H,W] or [N,H,W,C]. %s"
              .formatted(name, Arrays.toString(shape), "Use a network that takes images."));
    }
    ImageLayout layout = layout(name, shape, options.layout());
    int channels = channels(name, shape, layout, options.scale());
    int height = side(name, shape, layout.heightAxis, options.side());
    int width = side(name, shape, layout.widthAxis, options.side());
    int batch = (int) Math.max(0, shape[0]);
    return new OnnxInput(name, batch, height, width, channels, layout, options.scale());
  }

  private static ImageLayout layout(String name, long[] shape, @Nullable ImageLayout wanted) {
    if (wanted != null) {
      return wanted;
    }
    boolean isFirst = isColour(shape[ImageLayout.NCHW.channelAxis]);
    boolean isLast = isColour(shape[ImageLayout.NHWC.channelAxis]);
    if (isFirst == isLast) {
      throw new IllegalArgumentException(
          "%s is %s, which does not tell where its channels are. Set the layout, NCHW or NHWC."
              .formatted(name, Arrays.toString(shape)));
    }
    return isFirst ? ImageLayout.NCHW : ImageLayout.NHWC;
  }

  private static int channels(String name, long[] shape, ImageLayout layout, PixelScale scale) {
    long channels = shape[layout.channelAxis];
    if (channels < 1) {
      throw new IllegalArgumentException(
          "%s is %s, which leaves the channels open as %s. Use a network of fixed channels, or set the other layout."
              .formatted(name, Arrays.toString(shape), layout));
    }
    int scales = scale.factors().length;
    if (scales > 1 && scales != channels) {
      throw new IllegalArgumentException(
          "%s is %s: %s channels as %s, but the scale has values for %d. Set the layout and the scale that fit."
              .formatted(name, Arrays.toString(shape), channels, layout, scales));
    }
    return (int) channels;
  }

  private static boolean isColour(long size) {
    return size == 1 || size == 3;
  }

  private static int side(String name, long[] shape, int axis, int wanted) {
    long fixed = shape[axis];
    if (fixed < 0 ? wanted == 0 : wanted != 0 && wanted != fixed) {
      throw new IllegalArgumentException(
          "%s is %s, where -1 is any size, and the side set is %d (0 for none). Set a side where the network has none, and only there."
              .formatted(name, Arrays.toString(shape), wanted));
    }
    return fixed < 0 ? wanted : (int) fixed;
  }

  /** Values of one image. */
  int length() {
    return height * width * channels;
  }

  /** The shape of so many images, in the network's layout. */
  long[] shape(int count) {
    long[] shape = new long[RANK];
    shape[0] = count;
    shape[layout.channelAxis] = channels;
    shape[layout.heightAxis] = height;
    shape[layout.widthAxis] = width;
    return shape;
  }

  /**
   * Fails unless the images can become the network's.
   *
   * @throws ShapeException naming both sides
   */
  void require(int[] x) {
    if (x.length != RANK || x[1] < 1 || x[2] < 1 || (x[3] != 1 && x[3] != channels)) {
      throw new ShapeException(
          "%s takes images of %d channels, but these are %s (N,H,W,C). Give %s."
              .formatted(
                  name,
                  channels,
                  Shapes.format(x),
                  channels == 1
                      ? "grey images"
                      : "grey images or ones of " + channels + " channels"));
    }
  }

  /** Writes images {@code from} to {@code to} of x [N,H,W,C] at the start of a buffer. */
  void write(Tensor x, int from, int to, FloatBuffer into) {
    int[] shape = x.shape();
    Bilinear resized = Bilinear.of(shape[1], shape[2], height, width);
    int length = shape[1] * shape[2] * shape[3];
    for (int i = from; i < to; i++) {
      write(x.data(), x.offset() + i * length, shape[3], resized, into, (i - from) * length());
    }
  }

  private void write(float[] x, int at, int stored, Bilinear resized, FloatBuffer into, int start) {
    boolean isFirst = layout == ImageLayout.NCHW;
    int channelStride = isFirst ? height * width : 1;
    int pixelStride = isFirst ? 1 : channels;
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        int pixel = start + (row * width + column) * pixelStride;
        for (int c = 0; c < channels; c++) {
          float value = resized.value(x, at, stored, row, column, stored == 1 ? 0 : c);
          into.put(pixel + c * channelStride, scale.apply(value, c));
        }
      }
    }
  }
}
