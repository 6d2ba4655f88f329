package io.github.gan4j.core.kernel;

import io.github.gan4j.core.shape.ConvShape;

/**
 * A 4x4 convolution with stride 2. The input's pixels of one parity of line and column are an image of half the size; the
 * convolution is the sum of four 2x2 convolutions of these phases with stride 1, each by {@link Winograd22}. The sum is
 * taken before the output transform: k is the channels of all phases.
 */
final class WinogradStrided extends WinogradTiles {

  /** Pixels of a tile of the result on one axis, and those of its window of the input. */
  private static final int TILE = 2;

  private static final int WINDOW = 6;

  private final ConvShape s;
  private final float[] x;
  private final int xAt;
  private final float[] w;
  private final int wAt;
  private final float[] y;
  private final int yAt;

  WinogradStrided(ConvShape s, float[] x, int xAt, float[] w, int wAt, float[] y, int yAt) {
    super(
        TileRegion.of(s.n(), s.outH(), s.outW(), TILE),
        Winograd22.POINTS,
        Winograd22.POINTS,
        4 * s.inC(),
        s.outC());
    this.s = s;
    this.x = x;
    this.xAt = xAt;
    this.w = w;
    this.wAt = wAt;
    this.y = y;
    this.yAt = yAt;
  }

  @Override
  int source(int product) {
    return product;
  }

  @Override
  boolean needs(int product, TileRegion region) {
    return Winograd22.needs(product, region.height(), region.width());
  }

  @Override
  int filterRows() {
    return s.inC();
  }

  @Override
  void filters(Tile tile, int col, int cols, int row, int end, float[] u, int at, int step) {
    int tap = (end - row) * tile.nr;
    float[] taps = Scratch.floats(Scratch.COLUMNS, 16 * tap);
    for (int i = 0; i < 16; i++) {
      int from = wAt + (i * s.inC() + row) * n + col;
      RightPanels.packRows(tile, end - row, w, from, n, cols, taps, i * tap);
    }
    for (int phase = 0; phase < 4; phase++) {
      int from = (phase / 2 * 4 + phase % 2) * tap;
      int to = at + (phase * s.inC() + row) * tile.nr;
      Winograd22.filters(taps, from, 8 * tap, 2 * tap, 1, 1, tap, u, to, step);
    }
  }

  @Override
  void data(TileRegion region, int first, int end, float[] v, DataPanels panels) {
    TileWindow window = TileWindow.over(x, xAt, s.h(), s.w(), s.inC(), WINDOW);
    for (int tile = first; tile < end; tile++) {
      window.read(region.image(tile), 2 * region.y(tile) - s.pad(), 2 * region.x(tile) - s.pad());
      for (int phase = 0; phase < 4; phase++) {
        int from = window.at + phase / 2 * window.line + phase % 2 * s.inC();
        int k = phase * s.inC();
        for (int c = 0; c < s.inC(); ) {
          int run = Math.min(DataPanels.run(k + c), s.inC() - c);
          Winograd22.data(
              window.pixels,
              from + c,
              2 * window.line,
              2 * s.inC(),
              run,
              v,
              panels.at(tile - first, k + c),
              panels.step());
          c += run;
        }
      }
    }
  }

  @Override
  void outputs(
      TileRegion region, int first, int end, int col, int cols, float[] m, int ld, int step) {
    TileWindow window = TileWindow.over(y, yAt, s.outH(), s.outW(), n, TILE);
    for (int tile = first; tile < end; tile++) {
      window.write(region.image(tile), region.y(tile), region.x(tile));
      Winograd22.output(
          m, (tile - first) * ld, step, cols, window.pixels, window.at + col, window.line, n);
      window.flush(col, cols);
    }
  }
}
