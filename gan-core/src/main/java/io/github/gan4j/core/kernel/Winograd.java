package io.github.gan4j.core.kernel;

import io.github.gan4j.core.shape.ConvShape;

/**
 * The three convolutions of a layer by fewer multiplications, where that is faster. Two kinds of layers have them:
 *
 * <ul>
 *   <li>4x4, stride 2, padding 1, as in every DCGAN: {@link Winograd22}, 9 products where the direct sum has 16. Exact on
 *       small integers; elsewhere the root mean square error is 1 to 2.3 times that of the direct sum.
 *   <li>3x3, stride 1, padding 1, with at least 64 channels on both sides, as in residual nets: {@link Winograd43}, 36
 *       products where the direct sum has 144. Its root mean square error, relative to that of the result, is 0.7e-6 to
 *       2.1e-6 for sums over 64 to 512 channels or tiles, 2 to 5 times that of the direct sum.
 * </ul>
 *
 * <p>S. Winograd, "Arithmetic Complexity of Computations" (1980); A. Lavin and S. Gray, "Fast Algorithms for Convolutional
 * Neural Networks", CVPR 2016.
 */
final class Winograd {

  // Channels are lanes: whole vectors, of any length in use.
  private static final int LANES = 16;
  // Fewer 3x3 channels would gain too, but layers so small stay exact on small integers.
  private static final int CHANNELS_3X3 = 64;
  // With fewer tiles the transform of the filters takes what the products save: at 16 tiles all was
  // even.
  private static final int TILES = 32;

  private final PerTile<WinogradProduct> products = VectorKernels.perTile(WinogradProduct::new);
  private final PerTile<WinogradWeightGrad> weightGrads =
      VectorKernels.perTile(WinogradWeightGrad::new);

  /** Whether the three convolutions of this shape are faster here than as direct sums. */
  static boolean suits(ConvShape s) {
    if (s.inC() % LANES != 0 || s.outC() % LANES != 0) {
      return false;
    }
    if (isStrided(s)) {
      return tiles(s, 2) >= TILES && products(s.outH()) * products(s.outW()) <= 3 * area(s);
    }
    return isThree(s)
        && Math.min(s.inC(), s.outC()) >= CHANNELS_3X3
        && tiles(s, 4) >= TILES
        && tiles(s, 4) / s.n() * 36 <= 9 * area(s) / 2;
  }

  private static boolean isStrided(ConvShape s) {
    return s.kH() == 4 && s.kW() == 4 && s.stride() == 2 && s.pad() == 1;
  }

  private static boolean isThree(ConvShape s) {
    return s.kH() == 3 && s.kW() == 3 && s.stride() == 1 && s.pad() == 1;
  }

  private static int area(ConvShape s) {
    return s.outH() * s.outW();
  }

  private static int tiles(ConvShape s, int size) {
    return s.n() * ((s.outH() + size - 1) / size) * ((s.outW() + size - 1) / size);
  }

  /** Products of one phase on one axis: three for two outputs, where the direct sum has four; two for one left over. */
  private static int products(int outputs) {
    return outputs / 2 * 3 + outputs % 2 * 2;
  }

  void forward(ConvShape s, float[] x, int xAt, float[] w, int wAt, float[] y, int yAt) {
    product(
        isStrided(s)
            ? new WinogradStrided(s, x, xAt, w, wAt, y, yAt)
            : WinogradThree.forward(s, x, xAt, w, wAt, y, yAt));
  }

  void inputGrad(ConvShape s, float[] y, int yAt, float[] w, int wAt, float[] x, int xAt) {
    product(
        isStrided(s)
            ? new WinogradPhases(s, y, yAt, w, wAt, x, xAt)
            : WinogradThree.inputGrad(s, y, yAt, w, wAt, x, xAt));
  }

  private void product(WinogradTiles w) {
    products.columns(w.n).run(w);
  }

  void weightGrad(ConvShape s, float[] x, int xAt, float[] y, int yAt, float[] w, int wAt) {
    weightGrads
        .columns(s.outC())
        .run(
            isStrided(s)
                ? new StridedWeights(s, x, xAt, y, yAt, w, wAt)
                : new ThreeWeights(s, x, xAt, y, yAt, w, wAt));
  }
}
