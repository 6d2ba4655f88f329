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
        patches(s, images).rows(),
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

  /**
   * The input gradient of few channels: all taps side by side fill a tile, and their sums are the pixels. A group of images
   * is small enough to stay in the cache. A patch takes whole tiles, so that none has to be cut to size.
   */
  void scatter(ConvShape s, float[] y, int yAt, float[] w, int wAt, float[] x, int xAt) {
    PackedGemm gemm = gemms.columns(s.patch());
    int width = Blocking.ceil(s.patch(), gemm.tile().nr) * gemm.tile().nr;
    int positions = s.outH() * s.outW();
    int each = Math.max(1, GROUP / Math.max(1, positions * width));
    Workers.current().run(Blocking.ceil(s.n(), each), group -> {
      int first = group * each;
      int images = Math.min(each, s.n() - first);
      PatchSums sums = new PatchSums(s, images, width);
      float[] patches = Scratch.floats(Scratch.COLUMNS, sums.size());
      gemm.multiply(
          images * positions,
          width,
          s.outC(),
          LeftPanels.rows(y, yAt + first * positions * s.outC(), s.outC(), gemm.tile()),
          RightPanels.columns(gemm.tile(), s.patch(), w, wAt, s.outC()),
          false,
          patches,
          sums.rows(patches),
          Epilogue.NONE);
      sums.write(patches, x, xAt + first * s.h() * s.w() * s.inC());
    });
  }

  /** Each of the stride x stride {@linkplain Phase phases} is a dense convolution with stride 1 over the gradient. */
  void phases(
      ConvShape s, float[] y, int yAt, float[] w, int wAt, float[] x, int xAt, Epilogue end) {
    Images images = Frame.output(s).forRows(y, yAt, s.outC());
    for (int phaseY = 0; phaseY < s.stride(); phaseY++) {
      Phase v = Phase.vertical(s, phaseY);
      for (int phaseX = 0; phaseX < s.stride(); phaseX++) {
        Phase h = Phase.horizontal(s, phaseX);
        phase(s, v, h, images, w, wAt, x, xAt, end);
      }
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
        patches.rows(),
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
