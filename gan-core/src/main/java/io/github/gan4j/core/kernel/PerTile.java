package io.github.gan4j.core.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** One of a thing for each tile of this processor. Narrow tiles are slower, but a wide one may stay half empty. */
final class PerTile<T> {

  private final List<Tile> tiles;
  private final List<T> things = new ArrayList<>();

  PerTile(List<Tile> tiles, Function<Tile, T> make) {
    this.tiles = tiles;
    tiles.forEach(tile -> things.add(make.apply(tile)));
  }

  /** The one that is fastest for results of so many columns. */
  T columns(int n) {
    int best = 0;
    for (int i = 1; i < tiles.size(); i++) {
      if (time(tiles.get(i), n) < time(tiles.get(best), n)) {
        best = i;
      }
    }
    return things.get(best);
  }

  private static int time(Tile tile, int n) {
    return Blocking.ceil(n, tile.nr) * tile.nr * tile.cost;
  }
}
