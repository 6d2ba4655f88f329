package io.github.gan4j.core.kernel;

import io.github.gan4j.core.shape.ConvShape;

/**
 * A 3x3 convolution with stride 1, or its input gradient, by {@link Winograd43}: tiles of 4x4 pixels from windows of 6x6.
 * The input gradient is the convolution of the output side with the filter turned by 180 degrees and its channels
 * exchanged.
 */
final class WinogradThree extends WinogradTiles {

  private static final int AXIS = Winograd43.AXIS;
  private static final int TILE = 4;
  private static final int TAPS = 9;
  // What lies between the two passes of a transform stays in the nearest cache: so many channels,
  // or rows of a filter panel.
  private static final int RUN = 128;
  private static final int FILTERS = 32;

  private final boolean gradient;
  private final ConvShape s;
  private final float[] from;
  private final int fromAt;
  private final float[] w;
  private final int wAt;
  private final float[] to;
  private final int toAt;

  private WinogradThree(
      ConvShape s,
      boolean gradient,
      float[] from,
      int fromAt,
      float[] w,
      int wAt,
      float[] to,
      int toAt) {
    super(
        TileRegion.whole(s.n(), gradient ? s.h() : s.outH(), gradient ? s.w() : s.outW(), TILE),
        AXIS * AXIS,
        AXIS * AXIS,
        gradient ? s.outC() : s.inC(),
        gradient ? s.inC() : s.outC());
    this.gradient = gradient;
    this.s = s;
    this.from = from;
    this.fromAt = fromAt;
    this.w = w;
    this.wAt = wAt;
    this.to = to;
    this.toAt = toAt;
  }

  static WinogradThree forward(
      ConvShape s, float[] x, int xAt, float[] w, int wAt, float[] y, int yAt) {
    return new WinogradThree(s, false, x, xAt, w, wAt, y, yAt);
  }

  static WinogradThree inputGrad(
      ConvShape s, float[] y, int yAt, float[] w, int wAt, float[] x, int xAt) {
    return new WinogradThree(s, true, y, yAt, w, wAt, x, xAt);
  }

  @Override
  int source(int product) {
    return product;
  }

  @Override
  boolean needs(int product, TileRegion region) {
    return true;
  }

  @Override
  void filters(Tile tile, int col, int cols, int row, int end, float[] u, int at, int step) {
    int tap = (end - row) * tile.nr;
    float[] taps = Scratch.floats(Scratch.COLUMNS, TAPS * tap);
    for (int i = 0; i < TAPS; i++) {
      if (gradient) {
        int from = wAt + ((TAPS - 1 - i) * n + col) * k + row;
        RightPanels.packColumns(end - row, w, from, k, cols, tile.nr, taps, i * tap);
      } else {
        int from = wAt + (i * k + row) * n + col;
        RightPanels.packRows(tile, end - row, w, from, n, cols, taps, i * tap);
      }
    }
    int to = at + row * tile.nr;
    // Lanes are result channels here, and the rows of a panel one long row.
    for (int c = 0; c < tap; c += FILTERS * tile.nr) {
      int run = Math.min(FILTERS * tile.nr, tap - c);
      float[] lines = Scratch.floats(Scratch.TRANSFORM, AXIS * 3 * FILTERS * tile.nr);
      for (int x = 0; x < 3; x++) {
        Winograd43.filter3(taps, x * tap + c, 3 * tap, run, lines, x * run, 3 * run);
      }
      for (int y = 0; y < AXIS; y++) {
        Winograd43.filter3(lines, y * 3 * run, run, run, u, to + c + y * AXIS * step, step);
      }
    }
  }

  @Override
  void data(TileRegion region, int first, int end, float[] v, DataPanels panels) {
    int pad = gradient ? 2 - s.pad() : s.pad();
    TileWindow window = gradient
        ? TileWindow.over(from, fromAt, s.outH(), s.outW(), k, AXIS)
        : TileWindow.over(from, fromAt, s.h(), s.w(), k, AXIS);
    float[] lines = Scratch.floats(Scratch.TRANSFORM, AXIS * AXIS * RUN);
    for (int tile = first; tile < end; tile++) {
      window.read(region.image(tile), region.y(tile) - pad, region.x(tile) - pad);
      for (int c = 0; c < k; ) {
        int run = Math.min(Math.min(DataPanels.run(c), RUN), k - c);
        Winograd43.data(
            window.pixels,
            window.at + c,
            window.line,
            k,
            run,
            lines,
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
    TileWindow window = gradient
        ? TileWindow.over(to, toAt, s.h(), s.w(), n, TILE)
        : TileWindow.over(to, toAt, s.outH(), s.outW(), n, TILE);
    float[] lines = Scratch.floats(Scratch.TRANSFORM, AXIS * AXIS * RUN);
    for (int tile = first; tile < end; tile++) {
      window.write(region.image(tile), region.y(tile), region.x(tile));
      for (int c = 0; c < cols; c += RUN) {
        int run = Math.min(RUN, cols - c);
        int at = (tile - first) * ld + c;
        for (int x = 0; x < AXIS; x++) {
          Winograd43.output4(m, at + x * step, AXIS * step, run, lines, x * RUN, AXIS * RUN);
        }
        for (int y = 0; y < TILE; y++) {
          Winograd43.output4(
              lines,
              y * AXIS * RUN,
              RUN,
              run,
              window.pixels,
              window.at + y * window.line + col + c,
              n);
        }
      }
      window.flush(col, cols);
    }
  }
}
