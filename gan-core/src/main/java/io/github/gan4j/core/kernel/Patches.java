package io.github.gan4j.core.kernel;

/**
 * The patch matrix of a batch of images, [images outH outW, kH kW channels], without making it: patches are copied straight
 * to A panels. In NHWC the elements of a window's line are one contiguous run. What lies beyond the border of an image is
 * zero. Rows with long runs look for the border; columns and rows with short runs do not, and must be of images in a
 * {@link Frame}.
 *
 * @param top line of its image at which the first patch begins; negative above it
 * @param left column at which the first patch begins
 * @param stride lines and columns from one patch to the next
 */
record Patches(Images images, int top, int left, int stride, int kH, int kW, int outH, int outW) {

  /** Runs below this are joined in vectors rather than copied one by one; images are in a frame for that. */
  static final int SHORT_RUN = 16;

  private int run() {
    return kW * images.channels();
  }

  /** Patches as rows of A: the left side of a convolution. */
  LeftPanels rows() {
    return new LeftPanels(false) {
      @Override
      void pack(int row, int rows, int k, int kc, float[] panels, int at) {
        int[] runs = Scratch.ints(Scratch.RUNS, 2 * kc);
        int count = runs(k, kc, runs);
        if (run() < SHORT_RUN && copyShort(row, rows, runs, count, kc, panels, at)) {
          return;
        }
        int line = row / outW;
        int column = row - line * outW;
        for (int r = 0; r < rows; line++, column = 0) {
          int n = Math.min(rows - r, outW - column);
          copyLine(line, column, n, k, runs, count, kc, panels, at + r * Tile.LD);
          r += n;
        }
      }
    };
  }

  /** Copies {@code n} patches of a line, of each {@code kc} elements from {@code k} on. */
  private void copyLine(
      int line, int column, int n, int k, int[] runs, int count, int kc, float[] panels, int at) {
    int start = start(line, column);
    int y = y(line);
    int x = x(column);
    boolean inside = y >= 0 && y + kH <= images.height();
    for (int i = 0; i < n; i++) {
      int to = at + i * Tile.LD;
      if (inside && x >= 0 && x + kW <= images.width()) {
        copyRuns(start, runs, count, kc, panels, to);
      } else {
        copyInside(start, y, x, k, runs, count, kc, panels, to);
      }
      x += stride;
      start += stride * images.channels();
    }
  }

  private boolean copyShort(
      int row, int rows, int[] runs, int count, int kc, float[] panels, int at) {
    int[] starts = starts(row, rows);
    return ShortRuns.copy(images.pixels(), starts, rows, runs, count, kc, panels, at, Tile.LD);
  }

  /** Patches as columns of A, one position per step of K: the left side of a weight gradient. */
  LeftPanels columns(Tile tile) {
    return new LeftPanels(true) {
      @Override
      void pack(int row, int rows, int k, int kc, float[] panels, int at) {
        int[] starts = starts(k, kc);
        int[] runs = Scratch.ints(Scratch.RUNS, 2 * tile.mr);
        for (int r = 0; r < rows; r += tile.mr) {
          int n = Math.min(tile.mr, rows - r);
          packColumns(tile, row + r, n, starts, kc, runs, panels, at + r * Tile.LD);
        }
      }
    };
  }

  private void packColumns(
      Tile tile, int row, int rows, int[] starts, int kc, int[] runs, float[] panel, int at) {
    int count = runs(row, rows, runs);
    float[] pixels = images.pixels();
    if (count == 1 && starts[kc - 1] + runs[0] + tile.copyReach() <= pixels.length) {
      tile.copyRuns(pixels, runs[0], starts, kc, panel, at);
    } else if (!ShortRuns.copy(pixels, starts, kc, runs, count, rows, panel, at, tile.mr)) {
      for (int i = 0; i < kc; i++) {
        copyRuns(starts[i], runs, count, rows, panel, at + i * tile.mr);
      }
    }
  }

  private static int clamp(int value, int max) {
    return Math.max(0, Math.min(value, max));
  }

  // The line of its image at which a patch of a line of patches begins.
  private int y(int line) {
    return images.top() + top + line % outH * stride;
  }

  private int x(int column) {
    return images.left() + left + column * stride;
  }

  private int start(int line, int column) {
    int image = line / outH;
    int y = image * images.height() + y(line);
    return images.at() + y * images.lineSize() + x(column) * images.channels();
  }

  /** Where {@code n} patches from {@code position} on start. */
  private int[] starts(int position, int n) {
    int[] starts = Scratch.ints(Scratch.OFFSETS, n);
    for (int i = 0; i < n; ) {
      int column = (position + i) % outW;
      int start = start((position + i) / outW, column);
      int end = Math.min(n, i + outW - column);
      for (; i < end; i++) {
        starts[i] = start;
        start += stride * images.channels();
      }
    }
    return starts;
  }

  /**
   * The runs of {@code n} elements of a patch: where run i lies from the start of a patch, and from the start of its place in
   * a panel, at {@code runs[2 i]}. Returns how many there are.
   */
  private int runs(int from, int n, int[] runs) {
    int count = 0;
    for (int k = from; k < from + n; k += run() - k % run()) {
      runs[2 * count] = k / run() * images.lineSize() + k % run();
      runs[2 * count + 1] = k - from;
      count++;
    }
    return count;
  }

  private void copyRuns(int start, int[] runs, int count, int n, float[] panel, int at) {
    for (int i = 0; i < count; i++) {
      int from = start + runs[2 * i];
      LeftPanels.copy(
          images.pixels(), from, panel, at + runs[2 * i + 1], length(runs, i, count, n));
    }
  }

  private static int length(int[] runs, int i, int count, int n) {
    return (i + 1 < count ? runs[2 * i + 3] : n) - runs[2 * i + 1];
  }

  // Copies what lies within its image, and clears the rest.
  private void copyInside(
      int start, int y, int x, int k, int[] runs, int count, int n, float[] panel, int at) {
    for (int i = 0; i < count; i++) {
      int line = y + (k + runs[2 * i + 1]) / run();
      int first = x * images.channels() + (k + runs[2 * i + 1]) % run();
      int length = length(runs, i, count, n);
      boolean beyond = line < 0 || line >= images.height();
      int to = beyond ? 0 : clamp(images.lineSize() - first, length);
      int from = Math.min(to, clamp(-first, length));
      int place = at + runs[2 * i + 1];
      LeftPanels.clear(panel, place, place + from);
      LeftPanels.copy(images.pixels(), start + runs[2 * i] + from, panel, place + from, to - from);
      LeftPanels.clear(panel, place + to, place + length);
    }
  }
}
