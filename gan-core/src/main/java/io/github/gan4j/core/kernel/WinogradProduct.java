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
  // Tiles of a block, so that their data and sums stay in the second cache or near it. With fewer,
  // filters come from afar too often.
  private static final int LEAST = 16;
  private static final int MOST = 32;
  // Blocks to aim at, so that workers of unequal speed end together.
  private static final int BLOCKS = 16;
  // Channels of the filters that a worker transforms at a time.
  private static final int FILTER_ROWS = 16;

  private final Tile tile;

  WinogradProduct(Tile tile) {
    this.tile = tile;
  }

  void run(WinogradTiles w) {
    int panels = Blocking.ceil(w.n, tile.nr);
    int most = Math.max(1, FILTERS / (w.products * w.k * tile.nr));
    int each = Blocking.ceil(panels, Blocking.ceil(panels, most));
    for (int panel = 0; panel < panels; panel += each) {
      columns(w, panel, Math.min(each, panels - panel));
    }
  }

  // A group of result channels whose filters fit.
  private void columns(WinogradTiles w, int panel, int panels) {
    int step = panels * tile.nr * w.k;
    float[] u = filters(w, panel, panels, step);
    int col = panel * tile.nr;
    int cols = Math.min(panels * tile.nr, w.n - col);
    for (TileRegion region : w.regions) {
      int each = blockTiles(region);
      int blocks = Blocking.ceil(region.tiles(), each);
      WinogradTiles.DataPanels data = dataPanels(w, each);
      Workers.current().run(blocks, block -> {
        int first = block * each;
        block(w, region, first, Math.min(region.tiles(), first + each), data, col, cols, u, step);
      });
    }
  }

  // The transformed filters, [product][panel][k][nr]. They depend on the weights alone, so they
  // could outlive a call.
  private float[] filters(WinogradTiles w, int panel, int panels, int step) {
    int nr = tile.nr;
    float[] u = Scratch.floats(Scratch.RIGHT, Tile.LEAD + w.products * step);
    int rows = w.filterRows();
    int pieces = Blocking.ceil(rows, FILTER_ROWS);
    Workers.current().run(panels * pieces, piece -> {
      int j = piece / pieces;
      int col = (panel + j) * nr;
      int row = piece % pieces * FILTER_ROWS;
      int end = Math.min(rows, row + FILTER_ROWS);
      int at = Tile.LEAD + j * nr * w.k;
      w.filters(tile, col, Math.min(nr, w.n - col), row, end, u, at, step);
    });
    return u;
  }

  // The tiles of a block: whole panels.
  private int blockTiles(TileRegion region) {
    int tiles = Math.max(LEAST, Math.min(MOST, Blocking.ceil(region.tiles(), BLOCKS)));
    return Blocking.ceil(tiles, tile.mr) * tile.mr;
  }

  private WinogradTiles.DataPanels dataPanels(WinogradTiles w, int tiles) {
    int blocks = Blocking.ceil(w.k, Tile.KC);
    int step = spread(tiles / tile.mr * blocks * tile.panelSize());
    return new WinogradTiles.DataPanels(tile.mr, blocks, step);
  }

  private void block(
      WinogradTiles w,
      TileRegion region,
      int first,
      int end,
      WinogradTiles.DataPanels data,
      int col,
      int cols,
      float[] u,
      int uStep) {
    int panels = Blocking.ceil(end - first, tile.mr);
    float[] v = Scratch.floats(Scratch.LEFT, w.sources * data.step());
    w.data(region, first, end, v, data);
    int ld = Blocking.ceil(cols, tile.nr) * tile.nr;
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
      product(w.k, panels, v, w.source(p) * data.step(), ld, u, Tile.LEAD + p * uStep, m, starts);
    }
    w.outputs(region, first, end, col, cols, m, ld, mStep);
    TileWindow.leave();
  }

  /** An odd number of cache lines, so that the points of a tile do not fall on the same few places of the cache. */
  static int spread(int size) {
    return (size + 15) / 16 * 16 | 16;
  }

  // Filter panels outside, data panels inside: a block of a filter panel stays in the nearest
  // cache.
  private void product(
      int k,
      int panels,
      float[] v,
      int vAt,
      int cols,
      float[] u,
      int uAt,
      float[] m,
      int[] starts) {
    int size = tile.panelSize();
    int blocks = Blocking.ceil(k, Tile.KC);
    int mr = tile.mr;
    int nr = tile.nr;
    float[] room = Scratch.floats(Scratch.RESULT, mr * nr);
    for (int j = 0; j < cols; j += nr) {
      for (int b = 0; b < blocks; b++) {
        int k0 = b * Tile.KC;
        int kc = Math.min(Tile.KC, k - k0);
        int right = uAt + j * k + k0 * nr;
        for (int p = 0; p < panels; p++) {
          int left = vAt + (p * blocks + b) * size;
          tile.multiply(false, kc, v, left, u, right, mr, nr, b > 0, m, starts, p * mr, j, room);
        }
      }
    }
  }
}
