package io.github.gan4j.models.data;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.Raster;

/** A decoded image as rows of red, green and blue; where it is transparent, white shows through. */
final class ImageRows implements PixelRows {
  private final BufferedImage image;
  private final boolean grey;
  private final int[] samples;
  private final int[] alphas;

  ImageRows(BufferedImage image) {
    this.image = image;
    this.grey = image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY;
    this.samples = new int[image.getWidth()];
    this.alphas = new int[image.getWidth()];
  }

  @Override
  public int height() {
    return image.getHeight();
  }

  @Override
  public int width() {
    return image.getWidth();
  }

  @Override
  public int channels() {
    return 3;
  }

  @Override
  public void read(int y, float[] into) {
    if (grey) {
      readGrey(y, into);
    } else {
      readColour(y, into);
    }
  }

  private void readColour(int y, float[] into) {
    image.getRGB(0, y, samples.length, 1, samples, 0, samples.length);
    for (int x = 0; x < samples.length; x++) {
      int argb = samples[x];
      float alpha = (argb >>> 24) / 255f;
      into[3 * x] = overWhite((argb >> 16) & 0xff, alpha);
      into[3 * x + 1] = overWhite((argb >> 8) & 0xff, alpha);
      into[3 * x + 2] = overWhite(argb & 0xff, alpha);
    }
  }

  /** Takes the stored values: getRGB would change them, since Java's grey has another gamma. */
  private void readGrey(int y, float[] into) {
    Raster raster = image.getRaster();
    ColorModel model = image.getColorModel();
    float most = (1 << model.getComponentSize(0)) - 1;
    raster.getSamples(0, y, samples.length, 1, 0, samples);
    if (model.hasAlpha()) {
      raster.getSamples(0, y, samples.length, 1, 1, alphas);
    }
    for (int x = 0; x < samples.length; x++) {
      float alpha = model.hasAlpha() ? alphas[x] / most : 1f;
      float value = overWhite(samples[x] * 255f / most, alpha);
      into[3 * x] = into[3 * x + 1] = into[3 * x + 2] = value;
    }
  }

  private static float overWhite(float value, float alpha) {
    return 255f - alpha * (255f - value);
  }
}
