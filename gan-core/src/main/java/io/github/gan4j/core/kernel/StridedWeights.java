package io.github.gan4j.core.kernel;

import io.github.gan4j.core.shape.ConvShape;

/**
 * The weight gradient of a 4x4 convolution with stride 2. The input's phases, its pixels of one parity of line and column,
 * have 2x2 taps each: two taps from two outputs by {@link Winograd22}, on each axis. A row is a channel of a phase.
 */
final class StridedWeights extends WinogradWeights {

  private static final int TILE = 2;
  private static final int WINDOW = 6;

  private final ConvShape s;
  private final float[] x;
  private final int xAt;
  private final float[] y;
  private final int yAt;
  private final float[] w;
  private final int wAt;

  StridedWeights(ConvShape s, float[] x, int xAt, float[] y, int yAt, float[] w, int wAt) {
    super(TileRegion.of(s.n(), s.outH(), s.outW(), TILE), Winograd22.POINTS, 4 * s.inC(), s.outC());
    this.s = s;
    this.x = x;
    this.xAt = xAt;
    this.y = y;
    this.yAt = yAt;
    this.w = w;
    this.wAt = wAt;
  }

  // The last point of an axis has nothing but the second output.
  @Override
  boolean needs(int point, TileRegion region) {
    return Winograd22.needs(point, region.height(), region.width());
  }

  @Override
  void data(TileRegion region, int from, int first, int end, float[] v, int step) {
    TileWindow window = TileWindow.over(x, xAt, s.h(), s.w(), s.inC(), WINDOW);
    for (int tile = first; tile < end; tile++) {
      window.read(region.image(tile), 2 * region.y(tile) - s.pad(), 2 * region.x(tile) - s.pad());
      for (int phase = 0; phase < 4; phase++) {
        Winograd22.data(
            window.pixels,
            window.at + phase / 2 * window.line + phase % 2 * s.inC(),
            2 * window.line,
            2 * s.inC(),
            s.inC(),
            v,
            (tile - from) * rows + phase * s.inC(),
            step);
      }
    }
  }

  @Override
  TileWindow window() {
    return TileWindow.over(y, yAt, s.outH(), s.outW(), cols, TILE);
  }

  @Override
  void gradient(TileRegion region, int tile, TileWindow window, float[] u) {
    window.read(region.image(tile), region.y(tile), region.x(tile));
    Winograd22.filters(window.pixels, window.at, window.line, cols, 1, 1, cols, u, 0, cols);
  }

  @Override
  void taps(int row, int end, int col, int n, float[] m, int ld, int step) {
    int tap = s.inC() * cols;
    for (int r = row; r < end; r++) {
      int phase = r / s.inC();
      int to = wAt + (phase / 2 * 4 + phase % 2) * tap + r % s.inC() * cols + col;
      Winograd22.output(m, r * ld, step, n, w, to, 8 * tap, 2 * tap);
    }
  }
}
