package io.github.gan4j.core.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * Tiles of equal size: a rectangle of them in each image, numbered by image, line and column. Where tiles do not divide an
 * image, those at its end are cut; they are regions of their own, for they need fewer products.
 *
 * @param lines tiles from top to bottom
 * @param columns tiles from left to right
 * @param top line of pixels at which the first tile begins
 * @param height lines of pixels of a tile that are inside the image
 */
record TileRegion(
    int images, int lines, int columns, int pitch, int top, int left, int height, int width) {

  // With fewer images, cut tiles would fill too little of a panel.
  private static final int IMAGES = 16;

  /** The regions of images of height x width pixels, in tiles of {@code pitch} x {@code pitch}. */
  static List<TileRegion> of(int images, int height, int width, int pitch) {
    int lines = height / pitch;
    int columns = width / pitch;
    int restY = height - lines * pitch;
    int restX = width - columns * pitch;
    if (images < IMAGES || restY + restX == 0) {
      return whole(images, height, width, pitch);
    }
    List<TileRegion> regions = new ArrayList<>();
    for (int y = 0; y < 2; y++) {
      for (int x = 0; x < 2; x++) {
        TileRegion region = new TileRegion(
            images,
            y == 0 ? lines : Math.min(1, restY),
            x == 0 ? columns : Math.min(1, restX),
            pitch,
            y * lines * pitch,
            x * columns * pitch,
            y == 0 ? pitch : restY,
            x == 0 ? pitch : restX);
        if (region.tiles() > 0) {
          regions.add(region);
        }
      }
    }
    return regions;
  }

  /** One region for all tiles, cut or not. */
  static List<TileRegion> whole(int images, int height, int width, int pitch) {
    int lines = (height + pitch - 1) / pitch;
    int columns = (width + pitch - 1) / pitch;
    return List.of(new TileRegion(images, lines, columns, pitch, 0, 0, pitch, pitch));
  }

  int tiles() {
    return images * lines * columns;
  }

  int image(int tile) {
    return tile / (lines * columns);
  }

  /** Line of pixels at which a tile begins. */
  int y(int tile) {
    return top + tile / columns % lines * pitch;
  }

  /** Column of pixels at which a tile begins. */
  int x(int tile) {
    return left + tile % columns * pitch;
  }
}
