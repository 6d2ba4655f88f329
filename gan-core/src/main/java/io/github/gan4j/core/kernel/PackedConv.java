package io.github.gan4j.core.kernel;

import io.github.gan4j.core.shape.ConvShape;

/** The three convolutions as products of panels: no patch matrix, no inserted zeros. */
final class PackedConv {

  // Below this many channels, a product per phase would fill too little of a tile.
  private static final int FEW_CHANNELS = 12;
  // Floats of the patch matrix of one group of images.
  private static final int GROUP = 1 << 15;

  private final PerTile<PackedGemm> gemms;

  PackedConv(PerTile<PackedGemm> gemms) {
    this.gemms = gemms;
  }

  void forward(
      ConvShape s, float[] x, int xAt, float[] w, int wAt, float[] y, int yAt, Epilogue end) {
    Images images = Frame.input(s).forRows(x, xAt, s.kW() * s.inC());
    PackedGemm gemm = gemms.columns(s.outC());
    gemm.multiply(
        s.positions(),
        s.outC(),
        s.patch(),
        patches(s, images).rows(gemm.tile()),
        RightPanels.rows(gemm.tile(), w, wAt, s.outC()),
        false,
        y,
        OutputRows.dense(yAt, s.outC()),
        end);
  }

  void weightGrad(ConvShape s, float[] x, int xAt, float[] y, int yAt, float[] w, int wAt) {
    PackedGemm gemm = gemms.columns(s.outC());
    gemm.multiply(
        s.patch(),
        s.outC(),
        s.positions(),
        patches(s, Frame.input(s).framed(x, xAt)).columns(gemm.tile()),
        RightPanels.rows(gemm.tile(), y, yAt, s.outC()),
        false,
        w,
        OutputRows.dense(wAt, s.outC()),
        Epilogue.NONE);
  }

  private static Patches patches(ConvShape s, Images images) {
    return new Patches(images, -s.pad(), -s.pad(), s.stride(), s.kH(), s.kW(), s.outH(), s.outW());
  }

  /** Whether the input gradient is a product for each of its {@link #phases}; otherwise it is a {@link #scatter}. */
  static boolean hasPhases(ConvShape s) {
    return s.inC() >= FEW_CHANNELS;
  }

  /** The patch matrix of the gradient: positions x outC times the transposed weight. */
  private void product(
      ConvShape s, int positions, float[] y, int yAt, float[] w, int wAt, float[] c, int cAt) {
    PackedGemm gemm = gemms.columns(s.patch());
    gemm.multiply(
        positions,
        s.patch(),
        s.outC(),
        LeftPanels.rows(y, yAt, s.outC()),
        RightPanels.columns(gemm.tile(), w, wAt, s.outC()),
        false,
        c,
        OutputRows.dense(cAt, s.patch()),
        Epilogue.NONE);
  }

  /**
   * The input gradient of few channels. All taps side by side fill a tile; a group of images is small enough to stay in
   * the cache.
   */
  void scatter(ConvShape s, float[] y, int yAt, float[] w, int wAt, float[] x, int xAt) {
    int positions = s.outH() * s.outW();
    int each = Math.max(1, GROUP / Math.max(1, positions * s.patch()));
    int groups = (s.n() + each - 1) / each;
    Workers.current().run(groups, group -> {
      int first = group * each;
      int images = Math.min(each, s.n() - first);
      int rows = images * positions;
      float[] columns = Scratch.floats(Scratch.COLUMNS, rows * s.patch());
      product(s, rows, y, yAt + first * positions * s.outC(), w, wAt, columns, 0);
      for (int i = 0; i < images; i++) {
        int image = xAt + (first + i) * s.h() * s.w() * s.inC();
        Im2col.scatter(s, columns, i * positions * s.patch(), x, image);
      }
    });
  }

  /**
   * Input pixels whose (row + pad) and (column + pad) leave the same remainders by the stride meet the same taps of the
   * window: each of these stride x stride phases is a dense convolution with stride 1 over the gradient.
   */
  void phases(
      ConvShape s, float[] y, int yAt, float[] w, int wAt, float[] x, int xAt, Epilogue end) {
    Images images = Frame.output(s).forRows(y, yAt, s.outC());
    for (int phaseY = 0; phaseY < s.stride(); phaseY++) {
      Phase v = Phase.of(s.h(), s.kH(), s.pad(), s.stride(), phaseY);
      for (int phaseX = 0; phaseX < s.stride(); phaseX++) {
        Phase h = Phase.of(s.w(), s.kW(), s.pad(), s.stride(), phaseX);
        phase(s, v, h, images, w, wAt, x, xAt, end);
      }
    }
  }

  /**
   * One axis of a phase: pixel {@code first + j stride} meets tap {@code phase + t stride} at output {@code origin + taps -
   * 1 + j - t}.
   */
  private record Phase(int phase, int first, int count, int taps, int origin) {

    static Phase of(int size, int kernel, int pad, int stride, int phase) {
      int first = Math.floorMod(phase - pad, stride);
      int taps = every(kernel - phase, stride);
      int origin = (first + pad - phase) / stride - (taps - 1);
      return new Phase(phase, first, every(size - first, stride), taps, origin);
    }

    private static int every(int n, int stride) {
      return n <= 0 ? 0 : (n + stride - 1) / stride;
    }
  }

  private void phase(
      ConvShape s,
      Phase v,
      Phase h,
      Images images,
      float[] w,
      int wAt,
      float[] x,
      int xAt,
      Epilogue end) {
    int outC = s.outC();
    Patches patches =
        new Patches(images, v.origin(), h.origin(), 1, v.taps(), h.taps(), v.count(), h.count());
    PackedGemm gemm = gemms.columns(s.inC());
    gemm.multiply(
        s.n() * v.count() * h.count(),
        s.inC(),
        v.taps() * h.taps() * outC,
        patches.rows(gemm.tile()),
        RightPanels.taps(
            gemm.tile(),
            v.taps(),
            h.taps(),
            v.phase(),
            h.phase(),
            s.stride(),
            s.kW(),
            s.inC(),
            outC,
            w,
            wAt),
        false,
        x,
        OutputRows.phase(
            xAt, s.h(), s.w(), s.inC(), v.first(), h.first(), s.stride(), v.count(), h.count()),
        end);
  }
}
