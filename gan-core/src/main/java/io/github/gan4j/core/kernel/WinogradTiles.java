package io.github.gan4j.core.kernel;

import java.util.List;

/**
 * One convolution as {@link WinogradProduct} sees it: the result is cut into square tiles, and a tile is {@link #products}
 * small matrix products in a transformed domain. Row t of product p is the transformed window of tile t, k floats; its
 * columns are the n channels of the result. Products that share their data name the same source.
 */
abstract class WinogradTiles {

  /** The tiles of the result. */
  final List<TileRegion> regions;

  /** Transformed data matrices. */
  final int sources;

  /** Products of a tile. */
  final int products;

  /** Length of a row of data. */
  final int k;

  /** Channels of the result. */
  final int n;

  WinogradTiles(List<TileRegion> regions, int sources, int products, int k, int n) {
    this.regions = regions;
    this.sources = sources;
    this.products = products;
    this.k = k;
    this.n = n;
  }

  /** The data of a product. */
  abstract int source(int product);

  /** Whether a product matters to tiles of this region; if not, its sums are anything. */
  abstract boolean needs(int product, TileRegion region);

  /** Channels of a filter. */
  int filterRows() {
    return k;
  }

  /**
   * Transforms channels {@code row} to {@code end} of the filters of {@code cols} result channels. Each product has a panel
   * [k][nr] at {@code at}; panels are {@code step} apart.
   */
  abstract void filters(
      Tile tile, int col, int cols, int row, int end, float[] u, int at, int step);

  /** Transforms the windows of tiles, and puts them into panels. */
  abstract void data(TileRegion region, int first, int end, float[] v, DataPanels panels);

  /**
   * Transforms sums back to pixels, for result channels from {@code col} on: product p of tile t starts at {@code m[p step
   * + (t - first) ld]}.
   */
  abstract void outputs(
      TileRegion region, int first, int end, int col, int cols, float[] m, int ld, int step);

  /** A panels by rows, [source][panel of tiles][block of k][mr][LD]. */
  record DataPanels(int mr, int blocks, int step) {

    /** Where element k of a tile is, in the first source; the other sources are {@link #step} apart. */
    int at(int tile, int k) {
      return (tile / mr * blocks + k / Tile.KC) * mr * Tile.LD + tile % mr * Tile.LD + k % Tile.KC;
    }

    /** Elements from k on that lie in one run. */
    static int run(int k) {
      return Tile.KC - k % Tile.KC;
    }
  }
}
