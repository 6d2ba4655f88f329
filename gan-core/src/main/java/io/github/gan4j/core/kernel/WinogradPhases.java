package io.github.gan4j.core.kernel;

import io.github.gan4j.core.shape.ConvShape;

/**
 * The input gradient of a 4x4 convolution with stride 2 and padding 1, which is the transposed convolution. Its result
 * falls into four phases, by the parity of line and column; each is a 2x2 convolution of the output side with stride 1,
 * by {@link Winograd22}. A tile is 4x4 pixels, 2x2 of each phase. On each axis the windows of its two phases are the
 * pixels 0..2 and 1..3 of four, and share one of their values: five data matrices an axis serve six products.
 */
final class WinogradPhases extends WinogradTiles {

  /** Input pixels of a tile on one axis, and output pixels that they depend on. */
  private static final int TILE = 4;

  private static final int AXIS = 5;

  private final ConvShape s;
  private final float[] y;
  private final int yAt;
  private final float[] w;
  private final int wAt;
  private final float[] x;
  private final int xAt;

  WinogradPhases(ConvShape s, float[] y, int yAt, float[] w, int wAt, float[] x, int xAt) {
    super(
        TileRegion.of(s.n(), s.h(), s.w(), TILE),
        AXIS * AXIS,
        4 * Winograd22.POINTS,
        s.outC(),
        s.inC());
    this.s = s;
    this.y = y;
    this.yAt = yAt;
    this.w = w;
    this.wAt = wAt;
    this.x = x;
    this.xAt = xAt;
  }

  // Products are numbered by phase, then point. The second phase of an axis starts two values
  // later.
  @Override
  int source(int product) {
    int phase = product / Winograd22.POINTS;
    int point = product % Winograd22.POINTS;
    return (point / 3 + phase / 2 * 2) * AXIS + point % 3 + phase % 2 * 2;
  }

  // A phase has every other pixel of a tile.
  @Override
  boolean needs(int product, TileRegion region) {
    int phase = product / Winograd22.POINTS;
    return Winograd22.needs(
        product % Winograd22.POINTS,
        (region.height() - phase / 2 + 1) / 2,
        (region.width() - phase % 2 + 1) / 2);
  }

  // Input pixel 4 t + c meets taps 3 - c and 1 - c. The last value of the first phase comes
  // negated.
  @Override
  void filters(Tile tile, int col, int cols, int row, int end, float[] u, int at, int step) {
    int tap = (end - row) * tile.nr;
    float[] taps = Scratch.floats(Scratch.COLUMNS, 16 * tap);
    for (int i = 0; i < 16; i++) {
      int from = wAt + (i * n + col) * k + row;
      RightPanels.packColumns(end - row, w, from, k, cols, tile.nr, taps, i * tap);
    }
    for (int phase = 0; phase < 4; phase++) {
      int downs = phase / 2;
      int rights = phase % 2;
      Winograd22.filters(
          taps,
          ((3 - downs) * 4 + 3 - rights) * tap,
          -8 * tap,
          -2 * tap,
          downs == 0 ? -1 : 1,
          rights == 0 ? -1 : 1,
          tap,
          u,
          at + phase * Winograd22.POINTS * step + row * tile.nr,
          step);
    }
  }

  @Override
  void data(TileRegion region, int first, int end, float[] v, DataPanels panels) {
    TileWindow window = TileWindow.over(y, yAt, s.outH(), s.outW(), k, TILE);
    for (int tile = first; tile < end; tile++) {
      window.read(region.image(tile), region.y(tile) / 2 - 1, region.x(tile) / 2 - 1);
      for (int c = 0; c < k; ) {
        int run = Math.min(DataPanels.run(c), k - c);
        Winograd22.overlapping(
            window.pixels,
            window.at + c,
            window.line,
            k,
            run,
            v,
            panels.at(tile - first, c),
            panels.step());
        c += run;
      }
    }
  }

  @Override
  void outputs(
      TileRegion region, int first, int end, int col, int cols, float[] m, int ld, int step) {
    TileWindow window = TileWindow.over(x, xAt, s.h(), s.w(), n, TILE);
    for (int tile = first; tile < end; tile++) {
      window.write(region.image(tile), region.y(tile), region.x(tile));
      for (int phase = 0; phase < 4; phase++) {
        Winograd22.output(
            m,
            phase * Winograd22.POINTS * step + (tile - first) * ld,
            step,
            cols,
            window.pixels,
            window.at + phase / 2 * window.line + phase % 2 * n + col,
            2 * window.line,
            2 * n);
      }
      window.flush(col, cols);
    }
  }
}
