package io.github.gan4j.core.kernel;

/**
 * The matrix products of a Winograd convolution. Transformed filters are packed once. Then a block of tiles at a time is
 * transformed, multiplied and transformed back by one worker, product by product: the data of one product stay in the
 * second cache while its filters stream by. Blocks follow from the shape, and every sum is over blocks of k in order, so
 * the bits depend on neither the blocks nor the workers.
 */
final class WinogradProduct {

  // Floats of the transformed filters that are kept at a time: 16 MB.
  private static final int FILTERS = 1 << 22;
  // Floats of the transformed data and sums of a block: 3 MB.
  private static final int BLOCK = Integer.getInteger("w.block", 3 << 18);
  // Blocks to aim at, so that workers of unequal speed end together.
  private static final int BLOCKS = Integer.getInteger("w.blocks", 16);
  // Row panels of a block, at most: beyond, filters are read seldom enough.
  private static final int PANELS = Integer.getInteger("w.panels", 8);

  private final Tile tile;

  WinogradProduct(Tile tile) {
    this.tile = tile;
  }

  void run(WinogradTiles w) {
    int panels = parts(w.n, tile.nr);
    int most = Math.max(1, FILTERS / (w.products * w.k * tile.nr));
    int each = parts(panels, parts(panels, most));
    for (int panel = 0; panel < panels; panel += each) {
      columns(w, panel, Math.min(each, panels - panel));
    }
  }

  // A group of result channels whose filters fit.
  private void columns(WinogradTiles w, int panel, int panels) {
    int nr = tile.nr;
    int step = panels * nr * w.k;
    float[] u = Scratch.floats(Scratch.RIGHT, w.products * step);
    Workers.current().run(panels, j -> {
      int col = (panel + j) * nr;
      w.filters(tile, col, Math.min(nr, w.n - col), u, j * nr * w.k, step);
    });
    int col = panel * nr;
    int cols = Math.min(panels * nr, w.n - col);
    for (TileRegion region : w.regions) {
      int each = blockPanels(w, region, panels * nr) * tile.mr;
      int blocks = parts(region.tiles(), each);
      Workers.current().run(blocks, block -> {
        int first = block * each;
        block(w, region, first, Math.min(region.tiles(), first + each), col, cols, u, step);
      });
    }
  }

  private int blockPanels(WinogradTiles w, TileRegion region, int cols) {
    int size = w.sources * kBlocks(w) * tile.panelSize() + w.products * tile.mr * cols;
    int rowPanels = parts(region.tiles(), tile.mr);
    int most = Math.min(PANELS, Math.max(1, BLOCK / size));
    return Math.min(most, parts(rowPanels, BLOCKS));
  }

  private static int parts(int size, int each) {
    return (size + each - 1) / each;
  }

  private static int kBlocks(WinogradTiles w) {
    return parts(w.k, Tile.KC);
  }

  private void block(
      WinogradTiles w,
      TileRegion region,
      int first,
      int end,
      int col,
      int cols,
      float[] u,
      int uStep) {
    int panels = parts(end - first, tile.mr);
    int blocks = kBlocks(w);
    int vStep = spread(panels * blocks * tile.panelSize());
    float[] v = Scratch.floats(Scratch.LEFT, w.sources * vStep);
    w.data(region, first, end, new WinogradTiles.DataPanels(v, tile.mr, blocks, vStep));
    int ld = parts(cols, tile.nr) * tile.nr;
    int mStep = spread(panels * tile.mr * ld);
    float[] m = Scratch.floats(Scratch.SUMS, w.products * mStep);
    int[] starts = Scratch.ints(Scratch.STARTS, panels * tile.mr);
    for (int p = 0; p < w.products; p++) {
      if (!w.needs(p, region)) {
        continue;
      }
      for (int t = 0; t < panels * tile.mr; t++) {
        starts[t] = p * mStep + t * ld;
      }
      product(w.k, panels, v, w.source(p) * vStep, ld, u, p * uStep, m, starts);
    }
    w.outputs(region, first, end, col, cols, m, ld, mStep);
  }

  /** An odd number of cache lines, so that the points of a tile do not fall on the same few places of the cache. */
  static int spread(int size) {
    return (size + 15) / 16 * 16 | 16;
  }

  // Filter panels outside, data panels inside: a block of a filter panel stays in the nearest cache.
  private void product(
      int k, int panels, float[] v, int vAt, int cols, float[] u, int uAt, float[] m, int[] starts) {
    int size = tile.panelSize();
    int blocks = parts(k, Tile.KC);
    float[] result = Scratch.floats(Scratch.RESULT, tile.mr * tile.nr);
    for (int j = 0; j < cols; j += tile.nr) {
      for (int b = 0; b < blocks; b++) {
        int k0 = b * Tile.KC;
        int kc = Math.min(Tile.KC, k - k0);
        int right = uAt + j * k + k0 * tile.nr;
        for (int p = 0; p < panels; p++) {
          tile.rows(kc, v, vAt + (p * blocks + b) * size, u, right, result);
          tile.store(result, tile.mr, tile.nr, b > 0, m, starts, p * tile.mr, j);
        }
      }
    }
  }
}
