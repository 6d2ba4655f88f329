package io.github.gan4j.core.kernel;

import io.github.gan4j.core.shape.ConvShape;

/** The three convolutions by fewer multiplications. */
final class Winograd {

  private static final boolean ON = !Boolean.getBoolean("w.off");
  // Channels are lanes: whole vectors, of any length in use.
  private static final int LANES = 16;

  private final WinogradProduct product;
  private final WinogradWeightGrad weightGrad;

  Winograd(Tile tile) {
    product = new WinogradProduct(tile);
    weightGrad = new WinogradWeightGrad(tile);
  }

  static boolean suits(ConvShape s) {
    return ON && s.inC() % LANES == 0 && s.outC() % LANES == 0 && s.n() > 0 && (strided(s) || three(s));
  }

  private static boolean strided(ConvShape s) {
    return s.kH() == 4 && s.kW() == 4 && s.stride() == 2 && s.pad() == 1;
  }

  private static boolean three(ConvShape s) {
    return s.kH() == 3 && s.kW() == 3 && s.stride() == 1 && s.pad() == 1 && s.inC() >= 128 && s.outC() >= 128;
  }

  void forward(ConvShape s, float[] x, int xAt, float[] w, int wAt, float[] y, int yAt) {
    product.run(
        strided(s)
            ? new WinogradStrided(s, x, xAt, w, wAt, y, yAt)
            : WinogradThree.forward(s, x, xAt, w, wAt, y, yAt));
  }

  void inputGrad(ConvShape s, float[] y, int yAt, float[] w, int wAt, float[] x, int xAt) {
    product.run(
        strided(s)
            ? new WinogradPhases(s, y, yAt, w, wAt, x, xAt)
            : WinogradThree.inputGrad(s, y, yAt, w, wAt, x, xAt));
  }

  void weightGrad(ConvShape s, float[] x, int xAt, float[] y, int yAt, float[] w, int wAt) {
    weightGrad.run(
        strided(s)
            ? new StridedWeights(s, x, xAt, y, yAt, w, wAt)
            : new ThreeWeights(s, x, xAt, y, yAt, w, wAt));
  }
}
