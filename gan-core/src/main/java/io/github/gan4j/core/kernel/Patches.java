package io.github.gan4j.core.kernel;

/**
 * The patch matrix of a batch of framed images, [images outH outW, kH kW channels], without making it: patches are copied
 * straight to A panels. An element of a patch lies at the start of the patch plus an offset that depends on its tap alone,
 * and in NHWC the elements of a window row are one contiguous run.
 *
 * @param imagesAt where the first patch of the first image starts
 * @param run elements of a window row
 * @param stepX from one patch to the next in a line
 * @param stepY from one line of patches to the next
 */
record Patches(
    float[] images,
    int imagesAt,
    int imageSize,
    int lineSize,
    int run,
    int outH,
    int outW,
    int stepX,
    int stepY) {

  // Runs below this are copied in one piece of this size: what goes too far is overwritten by the
  // next.
  private static final int SHORT_RUN = 16;

  private int start(int position) {
    int line = position / outW;
    int image = line / outH;
    return imagesAt
        + image * imageSize
        + (line - image * outH) * stepY
        + (position - line * outW) * stepX;
  }

  private int offset(int element) {
    int line = element / run;
    return line * lineSize + element - line * run;
  }

  /** Patches as rows of A: the left side of a convolution. */
  LeftPanels rows(Tile tile) {
    return run < SHORT_RUN ? shortRows(tile) : copiedRows();
  }

  private LeftPanels copiedRows() {
    return new LeftPanels(false) {
      @Override
      void pack(int row, int rows, int k, int kc, float[] panel, int at) {
        for (int r = 0; r < rows; r++) {
          packRow(start(row + r), k, k + kc, panel, at + r * Tile.LD - k);
        }
      }
    };
  }

  private void packRow(int start, int from, int to, float[] panel, int at) {
    for (int k = from; k < to; ) {
      int n = Math.min(run - k % run, to - k);
      LeftPanels.copy(images, start + offset(k), panel, at + k, n);
      k += n;
    }
  }

  private LeftPanels shortRows(Tile tile) {
    return new LeftPanels(false) {
      @Override
      void pack(int row, int rows, int k, int kc, float[] panel, int at) {
        int[] runs = Scratch.ints(Scratch.RUNS, 2 * kc);
        int count = runs(k, kc, runs);
        for (int r = 0; r < rows; r++) {
          copyRuns(tile, start(row + r), runs, count, kc, panel, at + r * Tile.LD);
        }
      }
    };
  }

  /**
   * The runs of {@code n} elements of a patch: where run i lies from the start of a patch, and from the start of its place in
   * a panel, at {@code runs[2 i]}. Returns how many there are.
   */
  private int runs(int from, int n, int[] runs) {
    int count = 0;
    for (int k = from; k < from + n; k += run - k % run) {
      runs[2 * count] = offset(k);
      runs[2 * count + 1] = k - from;
      count++;
    }
    return count;
  }

  /** Copies the runs of one patch, n elements together. */
  private void copyRuns(Tile tile, int start, int[] runs, int count, int n, float[] panel, int at) {
    if (start + runs[2 * count - 2] + SHORT_RUN <= images.length) {
      tile.copyShortRuns(images, start, runs, count, SHORT_RUN, panel, at);
      return;
    }
    for (int i = 0; i < count; i++) {
      int from = start + runs[2 * i];
      int to = runs[2 * i + 1];
      int end = i + 1 < count ? runs[2 * i + 3] : n;
      LeftPanels.copy(images, from, panel, at + to, end - to);
    }
  }

  /** Patches as columns of A, one position per step of K: the left side of a weight gradient. */
  LeftPanels columns(Tile tile) {
    return new LeftPanels(true) {
      @Override
      void pack(int row, int rows, int k, int kc, float[] panel, int at) {
        int[] starts = starts(k, kc);
        if (run < SHORT_RUN) {
          int[] runs = Scratch.ints(Scratch.RUNS, 2 * rows);
          int count = runs(row, rows, runs);
          for (int i = 0; i < kc; i++) {
            copyRuns(tile, starts[i], runs, count, rows, panel, at + i * tile.mr);
          }
          return;
        }
        // Of two runs the first is copied first: it may write beyond its end.
        for (int m = row; m < row + rows; ) {
          int n = Math.min(run - m % run, row + rows - m);
          copyColumns(tile, offset(m), n, starts, kc, panel, at + m - row);
          m += n;
        }
      }
    };
  }

  private int[] starts(int k, int n) {
    int[] starts = Scratch.ints(Scratch.OFFSETS, n);
    for (int i = 0; i < n; ) {
      int start = start(k + i);
      int end = Math.min(n, i + outW - (k + i) % outW);
      for (; i < end; i++) {
        starts[i] = start;
        start += stepX;
      }
    }
    return starts;
  }

  private void copyColumns(
      Tile tile, int offset, int n, int[] starts, int count, float[] panel, int at) {
    boolean first = at % tile.panelSize() == 0;
    if (first && starts[count - 1] + offset + tile.copyReach() <= images.length) {
      tile.copyRuns(images, offset, starts, count, panel, at);
      return;
    }
    for (int i = 0; i < count; i++) {
      int from = starts[i] + offset;
      int to = at + i * tile.mr;
      for (int j = 0; j < n; j++) {
        panel[to + j] = images[from + j];
      }
    }
  }
}
