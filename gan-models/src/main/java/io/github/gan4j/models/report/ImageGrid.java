package io.github.gan4j.models.report;

import io.github.gan4j.core.shape.ShapeException;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.data.PixelRange;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;

/** Draws a batch of images as one picture: row after row, small ones enlarged, with gaps between. */
public final class ImageGrid {
  private static final int GAP = 2;

  /** Images are enlarged by the whole factor that brings them nearest to this many pixels. */
  private static final int GOOD_SIDE = 80;

  private static final int MAX_SCALE = 8;

  private ImageGrid() {}

  /** Draws images of shape [N, H, W, 1] or [N, H, W, 3] as nearly in a square as they go. */
  public static BufferedImage of(Tensor images, PixelRange range) {
    return of(images, range, (int) Math.ceil(Math.sqrt(images.shape()[0])));
  }

  /**
   * Draws images of shape [N, H, W, 1] or [N, H, W, 3].
   *
   * @param range the values of black and white; what lies outside is clamped
   * @throws ShapeException if the shape is another
   */
  public static BufferedImage of(Tensor images, PixelRange range, int columns) {
    return of(images.toArray(), images.shape(), range, columns);
  }

  /** As {@link #of(Tensor, PixelRange, int)} for plain values. */
  public static BufferedImage of(float[] values, int[] shape, PixelRange range, int columns) {
    check(values, shape, columns);
    int height = shape[1];
    int width = shape[2];
    int scale =
        Math.max(1, Math.min(MAX_SCALE, Math.round((float) GOOD_SIDE / Math.max(height, width))));
    int across = Math.min(columns, shape[0]);
    int down = (shape[0] + across - 1) / across;
    int stepX = width * scale + GAP;
    int stepY = height * scale + GAP;
    BufferedImage grid =
        new BufferedImage(across * stepX + GAP, down * stepY + GAP, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = grid.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, grid.getWidth(), grid.getHeight());
    for (int i = 0; i < shape[0]; i++) {
      int x = GAP + i % across * stepX;
      int y = GAP + i / across * stepY;
      // The default interpolation repeats pixels, which shows what the net has made.
      graphics.drawImage(image(values, i, shape, range), x, y, width * scale, height * scale, null);
    }
    graphics.dispose();
    return grid;
  }

  private static void check(float[] values, int[] shape, int columns) {
    boolean images = shape.length == 4 && (shape[3] == 1 || shape[3] == 3);
    if (!images || Arrays.stream(shape).anyMatch(size -> size < 1)) {
      throw new ShapeException("ImageGrid: images must be [N, H, W, 1] or [N, H, W, 3], got "
          + Arrays.toString(shape) + ".");
    }
    if (values.length != shape[0] * shape[1] * shape[2] * shape[3]) {
      throw new ShapeException(
          "ImageGrid: " + values.length + " values do not fill " + Arrays.toString(shape) + ".");
    }
    if (columns < 1) {
      throw new IllegalArgumentException(
          "ImageGrid: columns must be positive, got " + columns + ".");
    }
  }

  private static BufferedImage image(float[] values, int index, int[] shape, PixelRange range) {
    int height = shape[1];
    int width = shape[2];
    int channels = shape[3];
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int from = index * height * width * channels;
    for (int i = 0; i < height * width; i++) {
      int at = from + i * channels;
      int red = range.toPixel(values[at]);
      int green = range.toPixel(values[at + channels / 2]);
      int blue = range.toPixel(values[at + channels - 1]);
      image.setRGB(i % width, i / width, (red << 16) | (green << 8) | blue);
    }
    return image;
  }
}
