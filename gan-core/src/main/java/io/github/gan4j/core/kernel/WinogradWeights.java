package io.github.gan4j.core.kernel;

import java.util.List;

/**
 * One weight gradient as {@link WinogradWeightGrad} sees it. The outputs are cut into tiles; of each tile, the window of the
 * input is transformed to {@link #rows} values per point, and the output gradient, in the place of a filter, to {@link
 * #cols}. Their outer products are summed over all tiles and transformed back to taps once.
 */
abstract class WinogradWeights {

  /** The tiles of the output side. */
  final List<TileRegion> regions;

  /** Points of a tile: products. */
  final int points;

  /** Input channels, of all phases. */
  final int rows;

  /** Output channels. */
  final int cols;

  WinogradWeights(List<TileRegion> regions, int points, int rows, int cols) {
    this.regions = regions;
    this.points = points;
    this.rows = rows;
    this.cols = cols;
  }

  /** Whether a point has anything to sum in this region. */
  abstract boolean needs(int point, TileRegion region);

  /** Transforms windows of the input: point p of a tile is at {@code v[p step + (tile - from) rows]}. */
  abstract void data(TileRegion region, int from, int first, int end, float[] v, int step);

  /** Transforms one tile of the output gradient: point p is at {@code u[p cols]}. */
  abstract void gradient(TileRegion region, int tile, TileWindow window, float[] u);

  /** The window that {@link #gradient} reads through. */
  abstract TileWindow window();

  /** Transforms the sums of rows back: point p of a row is at {@code m[p step + row ld]}, and starts with channel col. */
  abstract void taps(int row, int end, int col, int n, float[] m, int ld, int step);
}
