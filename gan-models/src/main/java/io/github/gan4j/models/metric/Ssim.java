package io.github.gan4j.models.metric;

/**
 * Structural similarity of two planes with values in [0, 1] at one scale (Wang et al., "Image quality
 * assessment: from error visibility to structural similarity", 2004).
 */
final class Ssim {
  private static final double C1 = 0.01 * 0.01;
  private static final double C2 = 0.03 * 0.03;
  private static final int WINDOW = 11;
  private static final double DEVIATION = 1.5;

  private Ssim() {}

  /** Luminance, contrast and structure together. */
  static double of(Plane a, Plane b) {
    return mean(a, b, true);
  }

  /** Contrast and structure alone. */
  static double contrast(Plane a, Plane b) {
    return mean(a, b, false);
  }

  private static double mean(Plane a, Plane b, boolean withLuminance) {
    double[] window = window(Math.min(WINDOW, Math.min(a.height(), a.width())));
    double[] meanA = a.filtered(window).values();
    double[] meanB = b.filtered(window).values();
    double[] squareA = a.times(a).filtered(window).values();
    double[] squareB = b.times(b).filtered(window).values();
    double[] product = a.times(b).filtered(window).values();
    double sum = 0;
    for (int i = 0; i < meanA.length; i++) {
      double means = meanA[i] * meanB[i];
      double squares = meanA[i] * meanA[i] + meanB[i] * meanB[i];
      double contrast = (2 * (product[i] - means) + C2) / (squareA[i] + squareB[i] - squares + C2);
      sum += withLuminance ? contrast * (2 * means + C1) / (squares + C1) : contrast;
    }
    return sum / meanA.length;
  }

  /** A Gaussian with sum 1; one smaller than usual has a smaller deviation in proportion. */
  private static double[] window(int size) {
    double deviation = DEVIATION * size / WINDOW;
    double[] window = new double[size];
    double sum = 0;
    for (int i = 0; i < size; i++) {
      double distance = (i - (size - 1) / 2.0) / deviation;
      window[i] = Math.exp(-distance * distance / 2);
      sum += window[i];
    }
    for (int i = 0; i < size; i++) {
      window[i] /= sum;
    }
    return window;
  }
}
