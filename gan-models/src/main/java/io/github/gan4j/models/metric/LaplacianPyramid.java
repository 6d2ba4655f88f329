package io.github.gan4j.models.metric;

/**
 * What an image shows at one size and not at the next smaller one (Burt and Adelson, "The Laplacian
 * pyramid as a compact image code", 1983), with the filter of ProGAN's metric and of OpenCV.
 *
 * <pre>{@code
 * g_0 = image;   g_{k+1} = down(g_k);   level k = g_k - up(g_{k+1});   the last level is g itself
 * down: blur by (1 4 6 4 1)/16 along both axes, keep every second pixel
 * up:   zeros between the pixels, the same blur, times 4
 * }</pre>
 *
 * Borders are mirrored without repeating the outermost pixel.
 */
final class LaplacianPyramid {
  private static final double[] BINOMIAL = {1 / 16.0, 4 / 16.0, 6 / 16.0, 4 / 16.0, 1 / 16.0};

  private LaplacianPyramid() {}

  /** Level {@code level} of a pyramid of {@code levels}. Sizes must be even above the last level. */
  static Plane level(Plane image, int level, int levels) {
    Plane g = image;
    for (int i = 0; i < level; i++) {
      g = down(g);
    }
    return level == levels - 1 ? g : g.minus(up(down(g)));
  }

  private static Plane down(Plane image) {
    Plane blurred = blur(image);
    int h = image.height() / 2;
    int w = image.width() / 2;
    double[] y = new double[h * w];
    for (int i = 0; i < y.length; i++) {
      y[i] = blurred.at(2 * (i / w), 2 * (i % w));
    }
    return new Plane(h, w, y);
  }

  private static Plane up(Plane image) {
    int w = 2 * image.width();
    double[] spread = new double[4 * image.values().length];
    for (int i = 0; i < image.values().length; i++) {
      int row = i / image.width();
      int x = i % image.width();
      spread[2 * row * w + 2 * x] = 4 * image.values()[i];
    }
    return blur(new Plane(2 * image.height(), w, spread));
  }

  private static Plane blur(Plane image) {
    return image.mirrored(BINOMIAL.length / 2).filtered(BINOMIAL);
  }
}
