package io.github.gan4j.core.kernel;

import java.util.function.Function;

/**
 * One of a thing for each tile that a provider has.
 *
 * @param narrow for results whose columns would leave too much of a wide tile empty
 * @param wide for the others; it may be the same
 */
record PerTile<T>(Tile narrowTile, T narrow, Tile wideTile, T wide) {

  static <T> PerTile<T> of(Tile narrow, Tile wide, Function<Tile, T> make) {
    T one = make.apply(narrow);
    return new PerTile<>(narrow, one, wide, narrow == wide ? one : make.apply(wide));
  }

  /** The one for results of so many columns: a wide tile is a fifth faster, unless more than that is empty. */
  T columns(int n) {
    return 6 * width(narrowTile, n) < 5 * width(wideTile, n) ? narrow : wide;
  }

  private static int width(Tile tile, int n) {
    return Blocking.ceil(n, tile.nr) * tile.nr;
  }
}
