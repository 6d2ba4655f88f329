package io.github.gan4j.core.kernel;

import io.github.gan4j.core.shape.ConvShape;

/** The three convolutions as products of panels: no patch matrix, no inserted zeros. */
final class PackedConv {

  // Below this many channels, a product per phase would fill too little of a tile.
  private static final int FEW_CHANNELS = 12;
  // Floats of the patch matrix of one group of images.
  private static final int GROUP = 1 << 15;

  private final PackedGemm gemm;

  PackedConv(PackedGemm gemm) {
    this.gemm = gemm;
  }

  /** Whether the window covers the whole image, once: then patches are the images as they lie in memory. */
  static boolean covers(ConvShape s) {
    return s.pad() == 0 && s.outH() == 1 && s.outW() == 1 && s.kH() == s.h() && s.kW() == s.w();
  }

  void forward(ConvShape s, float[] x, int xAt, float[] w, int wAt, float[] y, int yAt) {
    gemm.multiply(
        s.positions(),
        s.outC(),
        s.patch(),
        covers(s) ? LeftPanels.rows(x, xAt, s.patch()) : patches(s, x, xAt).rows(),
        RightPanels.rows(s.patch(), w, wAt, s.outC()),
        false,
        y,
        OutputRows.dense(yAt, s.outC()));
  }

  void weightGrad(ConvShape s, float[] x, int xAt, float[] y, int yAt, float[] w, int wAt) {
    int mr = gemm.tile().mr;
    gemm.multiply(
        s.patch(),
        s.outC(),
        s.positions(),
        covers(s)
            ? LeftPanels.columns(x, xAt, s.patch(), mr)
            : patches(s, x, xAt).columns(mr),
        RightPanels.rows(s.positions(), y, yAt, s.outC()),
        false,
        w,
        OutputRows.dense(wAt, s.outC()));
  }

  private static Patches patches(ConvShape s, float[] x, int xAt) {
    return new Patches(
        x, xAt, s.h(), s.w(), s.inC(), s.outH(), s.outW(), s.kW(), s.stride(), -s.pad(), -s.pad());
  }

  void inputGrad(ConvShape s, float[] y, int yAt, float[] w, int wAt, float[] x, int xAt) {
    if (covers(s)) {
      product(s, s.n(), y, yAt, w, wAt, x, xAt);
    } else if (s.inC() < FEW_CHANNELS) {
      scatter(s, y, yAt, w, wAt, x, xAt);
    } else {
      phases(s, y, yAt, w, wAt, x, xAt);
    }
  }

  /** The patch matrix of the gradient: positions x outC times the transposed weight. */
  private void product(
      ConvShape s, int positions, float[] y, int yAt, float[] w, int wAt, float[] c, int cAt) {
    gemm.multiply(
        positions,
        s.patch(),
        s.outC(),
        LeftPanels.rows(y, yAt, s.outC()),
        RightPanels.columns(s.outC(), w, wAt, s.outC()),
        false,
        c,
        OutputRows.dense(cAt, s.patch()));
  }

  // With few channels all taps side by side fill a tile; a group of images is small enough to stay
  // in the cache.
  private void scatter(ConvShape s, float[] y, int yAt, float[] w, int wAt, float[] x, int xAt) {
    int positions = s.outH() * s.outW();
    int each = Math.max(1, GROUP / Math.max(1, positions * s.patch()));
    int groups = (s.n() + each - 1) / each;
    Workers.current().run(groups, group -> {
      int first = group * each;
      int images = Math.min(each, s.n() - first);
      float[] columns = Scratch.floats(Scratch.COLUMNS, images * positions * s.patch());
      product(s, images * positions, y, yAt + first * positions * s.outC(), w, wAt, columns, 0);
      for (int i = 0; i < images; i++) {
        Im2col.scatter(
            s, columns, i * positions * s.patch(), x, xAt + (first + i) * s.h() * s.w() * s.inC());
      }
    });
  }

  /**
   * Input pixels whose (row + pad) and (column + pad) leave the same remainders by the stride meet the same taps of the
   * window: each of these stride x stride phases is a dense convolution with stride 1 over the gradient.
   */
  private void phases(ConvShape s, float[] y, int yAt, float[] w, int wAt, float[] x, int xAt) {
    for (int phaseY = 0; phaseY < s.stride(); phaseY++) {
      for (int phaseX = 0; phaseX < s.stride(); phaseX++) {
        phase(s, phaseY, phaseX, y, yAt, w, wAt, x, xAt);
      }
    }
  }

  private void phase(
      ConvShape s,
      int phaseY,
      int phaseX,
      float[] y,
      int yAt,
      float[] w,
      int wAt,
      float[] x,
      int xAt) {
    int stride = s.stride();
    int firstY = Math.floorMod(phaseY - s.pad(), stride);
    int firstX = Math.floorMod(phaseX - s.pad(), stride);
    int lines = every(s.h() - firstY, stride);
    int columns = every(s.w() - firstX, stride);
    int tapsY = every(s.kH() - phaseY, stride);
    int tapsX = every(s.kW() - phaseX, stride);
    // Pixel first + j stride meets tap phase + t stride at output (first + pad - phase) / stride +
    // j - t.
    int originY = (firstY + s.pad() - phaseY) / stride - (tapsY - 1);
    int originX = (firstX + s.pad() - phaseX) / stride - (tapsX - 1);
    Patches patches = new Patches(
        y, yAt, s.outH(), s.outW(), s.outC(), lines, columns, tapsX, 1, originY, originX);
    gemm.multiply(
        s.n() * lines * columns,
        s.inC(),
        tapsY * tapsX * s.outC(),
        patches.rows(),
        RightPanels.taps(tapsY, tapsX, phaseY, phaseX, stride, s.kW(), s.inC(), s.outC(), w, wAt),
        false,
        x,
        OutputRows.phase(xAt, s.h(), s.w(), s.inC(), firstY, firstX, stride, lines, columns));
  }

  private static int every(int n, int stride) {
    return n <= 0 ? 0 : (n + stride - 1) / stride;
  }
}
