package io.github.gan4j.core.kernel;

import io.github.gan4j.core.shape.ConvShape;

/** The weight gradient of a 3x3 convolution with stride 1 by {@link Winograd43}: 3x3 taps from tiles of 4x4 outputs. */
final class ThreeWeights extends WinogradWeights {

  private static final int AXIS = Winograd43.AXIS;
  private static final int TILE = 4;
  private static final int TAPS = 3;
  // Channels between the two passes of a transform: few enough for the nearest cache.
  private static final int RUN = 128;

  private final ConvShape s;
  private final float[] x;
  private final int xAt;
  private final float[] y;
  private final int yAt;
  private final float[] w;
  private final int wAt;

  ThreeWeights(ConvShape s, float[] x, int xAt, float[] y, int yAt, float[] w, int wAt) {
    super(TileRegion.whole(s.n(), s.outH(), s.outW(), TILE), AXIS * AXIS, s.inC(), s.outC());
    this.s = s;
    this.x = x;
    this.xAt = xAt;
    this.y = y;
    this.yAt = yAt;
    this.w = w;
    this.wAt = wAt;
  }

  @Override
  boolean needs(int point, TileRegion region) {
    return true;
  }

  @Override
  void data(TileRegion region, int from, int first, int end, float[] v, int step) {
    TileWindow window = TileWindow.over(x, xAt, s.h(), s.w(), rows, AXIS);
    float[] lines = Scratch.floats(Scratch.TRANSFORM, AXIS * AXIS * RUN);
    for (int tile = first; tile < end; tile++) {
      window.read(region.image(tile), region.y(tile) - s.pad(), region.x(tile) - s.pad());
      for (int c = 0; c < rows; c += RUN) {
        int n = Math.min(RUN, rows - c);
        int at = (tile - from) * rows + c;
        Winograd43.data(window.pixels, window.at + c, window.line, rows, n, lines, v, at, step);
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
    float[] lines = Scratch.floats(Scratch.TRANSFORM, AXIS * TILE * RUN);
    for (int c = 0; c < cols; c += RUN) {
      int n = Math.min(RUN, cols - c);
      for (int i = 0; i < TILE; i++) {
        Winograd43.filter4(
            window.pixels, window.at + i * cols + c, window.line, n, lines, i * RUN, TILE * RUN);
      }
      for (int i = 0; i < AXIS; i++) {
        Winograd43.filter4(lines, i * TILE * RUN, RUN, n, u, c + i * AXIS * cols, cols);
      }
    }
  }

  @Override
  void taps(int row, int end, int col, int n, float[] m, int ld, int step) {
    float[] lines = Scratch.floats(Scratch.TRANSFORM, AXIS * TAPS * RUN);
    int tap = rows * cols;
    for (int r = row; r < end; r++) {
      for (int c = 0; c < n; c += RUN) {
        int run = Math.min(RUN, n - c);
        int to = wAt + r * cols + col + c;
        for (int i = 0; i < AXIS; i++) {
          Winograd43.output3(
              m, r * ld + c + i * step, AXIS * step, run, lines, i * RUN, AXIS * RUN);
        }
        for (int i = 0; i < TAPS; i++) {
          Winograd43.output3(lines, i * AXIS * RUN, RUN, run, w, to + i * TAPS * tap, tap);
        }
      }
    }
  }
}
