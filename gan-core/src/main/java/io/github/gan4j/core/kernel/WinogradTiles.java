package io.github.gan4j.core.kernel;

/**
 * One convolution as {@link WinogradProduct} sees it: the result is cut into square tiles, and a tile is {@link #products}
 * small matrix products in a transformed domain. Row t of product p is the transformed window of tile t, k floats; its
 * columns are the n channels of the result. Products that share their data name the same source.
 */
abstract class WinogradTiles {

  /** Tiles of the batch, by image, line and column. */
  final int tiles;

  /** Transformed data matrices. */
  final int sources;

  /** Products of a tile. */
  final int products;

  /** Length of a row of data. */
  final int k;

  /** Channels of the result. */
  final int n;

  private final int tilesY;
  private final int tilesX;

  WinogradTiles(int images, int tilesY, int tilesX, int sources, int products, int k, int n) {
    this.tiles = Math.multiplyExact(images, tilesY * tilesX);
    this.tilesY = tilesY;
    this.tilesX = tilesX;
    this.sources = sources;
    this.products = products;
    this.k = k;
    this.n = n;
  }

  /** Tiles of {@code each} pixels that cover {@code size} pixels. */
  static int count(int size, int each) {
    return (size + each - 1) / each;
  }

  final int image(int tile) {
    return tile / (tilesY * tilesX);
  }

  final int tileY(int tile) {
    return tile / tilesX % tilesY;
  }

  final int tileX(int tile) {
    return tile % tilesX;
  }

  /** The data of a product. */
  abstract int source(int product);

  /**
   * Transforms the filters of {@code cols} result channels to a panel [k][nr] per product; panels are {@code step} apart.
   */
  abstract void filters(int col, int cols, int nr, float[] u, int at, int step);

  /** Transforms the windows of tiles, and puts them into panels. */
  abstract void data(int first, int end, DataPanels v);

  /**
   * Transforms sums back to pixels, for result channels from {@code col} on: product p of tile t starts at {@code m[p step
   * + (t - first) ld]}.
   */
  abstract void outputs(int first, int end, int col, int cols, float[] m, int ld, int step);

  /** A panels by rows, [source][panel of tiles][block of k][mr][LD]. */
  record DataPanels(float[] v, int mr, int blocks, int step) {

    /** Where element k of a tile is, in the first source; the other sources are {@link #step} apart. */
    int at(int tile, int k) {
      return (tile / mr * blocks + k / Tile.KC) * mr * Tile.LD
          + tile % mr * Tile.LD
          + k % Tile.KC;
    }

    /** Elements from k on that lie in one run. */
    static int run(int k) {
      return Tile.KC - k % Tile.KC;
    }
  }
}
