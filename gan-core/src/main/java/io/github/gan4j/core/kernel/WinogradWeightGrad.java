package io.github.gan4j.core.kernel;

import java.util.Arrays;

/**
 * The matrix products of a Winograd weight gradient: for each point, transformed input times transformed output gradient,
 * summed over tiles. A group of tiles at a time is transformed by all workers and then multiplied by all workers, which
 * share the points and rows. Sums are over groups of tiles in order, whoever computes them: the same bits for any number
 * of workers.
 */
final class WinogradWeightGrad {

  // Floats of the transformed operands of a group of tiles, and of the sums: 16 MB each. A group
  // has at least as many tiles as a product needs for its speed, and if it can, whole blocks of K.
  private static final int GROUP = 1 << 22;
  private static final int LEAST = 256;
  private static final int SUMS = 1 << 22;
  // Tiles that a worker transforms at a time, row panels that it multiplies, and rows that it
  // transforms back.
  private static final int TILES = 8;
  private static final int PANELS = 12;
  private static final int ROWS = 16;

  private final Tile tile;

  WinogradWeightGrad(Tile tile) {
    this.tile = tile;
  }

  void run(WinogradWeights w) {
    int most = Math.max(1, SUMS / (w.points * w.rows * tile.nr)) * tile.nr;
    int parts = Blocking.ceil(w.cols, most);
    int each = Blocking.ceil(Blocking.ceil(w.cols, tile.nr), parts) * tile.nr;
    for (int col = 0; col < w.cols; col += each) {
      new Columns(w, col, Math.min(each, w.cols - col)).run();
    }
  }

  /** The gradient of a group of output channels, whose sums fit. */
  private final class Columns {
    private final WinogradWeights w;
    private final int col;
    private final int cols;
    private final int panels;
    private final int sumStep;
    private final float[] sums;
    private final boolean[] begun;

    Columns(WinogradWeights w, int col, int cols) {
      this.w = w;
      this.col = col;
      this.cols = cols;
      panels = Blocking.ceil(cols, tile.nr);
      sumStep = WinogradProduct.spread(w.rows * cols);
      sums = Scratch.floats(Scratch.PARTIAL, w.points * sumStep);
      begun = new boolean[w.points];
    }

    void run() {
      int size = w.points * (w.rows + panels * tile.nr);
      int fit = GROUP / size;
      int most = fit < Tile.KC ? LEAST : fit / Tile.KC * Tile.KC;
      for (TileRegion region : w.regions) {
        int tiles = region.tiles();
        for (int from = 0; from < tiles; from += most) {
          group(region, from, Math.min(most, tiles - from));
        }
      }
      for (int p = 0; p < w.points; p++) {
        if (!begun[p]) {
          Arrays.fill(sums, p * sumStep, (p + 1) * sumStep, 0);
        }
      }
      Workers.current().run(Blocking.ceil(w.rows, ROWS), chunk -> {
        int row = chunk * ROWS;
        w.taps(row, Math.min(w.rows, row + ROWS), col, cols, sums, cols, sumStep);
      });
    }

    private void group(TileRegion region, int from, int tiles) {
      // A copy of whole vectors may read beyond the last row.
      int vStep = WinogradProduct.spread(tiles * w.rows + tile.copyReach());
      int uStep = WinogradProduct.spread(tiles * panels * tile.nr);
      float[] v = Scratch.floats(Scratch.LEFT_SIDE, w.points * vStep);
      float[] u = Scratch.floats(Scratch.RIGHT, Tile.LEAD + w.points * uStep);
      Workers.current().run(Blocking.ceil(tiles, TILES), chunk -> {
        int first = from + chunk * TILES;
        int end = Math.min(from + tiles, first + TILES);
        w.data(region, from, first, end, v, vStep);
        gradients(region, from, tiles, first, end, u, uStep);
        TileWindow.leave();
      });
      int rowPanels = Blocking.ceil(w.rows, tile.mr);
      int each = Blocking.ceil(rowPanels, Blocking.ceil(rowPanels, PANELS));
      int chunks = Blocking.ceil(rowPanels, each);
      Workers.current().run(w.points * chunks, chunk -> {
        int p = chunk / chunks;
        if (w.needs(p, region)) {
          int panel = chunk % chunks * each;
          product(p, panel, Math.min(each, rowPanels - panel), tiles, v, vStep, u, uStep);
        }
      });
      for (int p = 0; p < w.points; p++) {
        begun[p] |= w.needs(p, region);
      }
    }

    // To panels [point][panel][tile][nr].
    private void gradients(
        TileRegion region, int from, int tiles, int first, int end, float[] u, int uStep) {
      float[] points = Scratch.floats(Scratch.RESULT, w.points * w.cols);
      TileWindow window = w.window();
      for (int t = first; t < end; t++) {
        w.gradient(region, t, window, points);
        int to = Tile.LEAD + (t - from) * tile.nr;
        for (int p = 0; p < w.points; p++) {
          tile.spread(points, p * w.cols + col, cols, u, p * uStep + to, tiles * tile.nr);
        }
      }
    }

    private void product(
        int point, int panel, int count, int tiles, float[] v, int vStep, float[] u, int uStep) {
      int mr = tile.mr;
      int nr = tile.nr;
      int row = panel * mr;
      float[] left = Scratch.floats(Scratch.LEFT, count * tile.panelSize());
      float[] room = Scratch.floats(Scratch.RESULT, mr * nr);
      int[] starts = Scratch.ints(Scratch.STARTS, count * mr);
      for (int r = 0; r < count * mr; r++) {
        starts[r] = point * sumStep + (row + r) * cols;
      }
      for (int k0 = 0; k0 < tiles; k0 += Tile.KC) {
        int kc = Math.min(Tile.KC, tiles - k0);
        boolean more = begun[point] || k0 > 0;
        int[] from = Scratch.ints(Scratch.OFFSETS, kc);
        for (int t = 0; t < kc; t++) {
          from[t] = point * vStep + (k0 + t) * w.rows;
        }
        for (int p = 0; p < count; p++) {
          tile.copyRuns(v, row + p * mr, from, kc, left, p * tile.panelSize());
        }
        for (int j = 0; j < cols; j += nr) {
          int right = Tile.LEAD + point * uStep + j * tiles + k0 * nr;
          for (int p = 0; p < count; p++) {
            int rows = Math.min(mr, w.rows - row - p * mr);
            int at = p * tile.panelSize();
            tile.multiply(
                true,
                kc,
                left,
                at,
                u,
                right,
                rows,
                Math.min(nr, cols - j),
                more,
                sums,
                starts,
                p * mr,
                j,
                room);
          }
        }
      }
    }
  }
}
