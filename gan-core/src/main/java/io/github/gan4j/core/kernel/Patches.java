package io.github.gan4j.core.kernel;

import java.util.Arrays;

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

  // A run below this is cheaper to gather element by element than to copy.
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
    return run < SHORT_RUN ? gatheredRows(tile.mr) : copiedRows();
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

  private LeftPanels gatheredRows(int mr) {
    return new LeftPanels(true) {
      @Override
      void pack(int row, int rows, int k, int kc, float[] panel, int at) {
        int[] offsets = offsets(k, kc);
        for (int r = 0; r < rows; r++) {
          int start = start(row + r);
          for (int i = 0; i < kc; i++) {
            panel[at + r + i * mr] = images[start + offsets[i]];
          }
        }
      }
    };
  }

  private int[] offsets(int k, int n) {
    int[] offsets = Scratch.ints(Scratch.OFFSETS, n);
    for (int i = 0; i < n; i++) {
      offsets[i] = offset(k + i);
    }
    return offsets;
  }

  /** Patches as columns of A, one position per step of K: the left side of a weight gradient. */
  LeftPanels columns(Tile tile) {
    return new LeftPanels(true) {
      @Override
      void pack(int row, int rows, int k, int kc, float[] panel, int at) {
        int[] starts = starts(k, kc);
        if (run < SHORT_RUN) {
          gatherColumns(row, rows, starts, kc, panel, at, tile.mr);
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

  private void gatherColumns(
      int row, int rows, int[] starts, int count, float[] panel, int at, int mr) {
    for (int r = 0; r < rows; r++) {
      int offset = offset(row + r);
      for (int i = 0; i < count; i++) {
        panel[at + r + i * mr] = images[starts[i] + offset];
      }
    }
  }

  /** Adds the rows of a patch matrix to the images, which are cleared first: the adjoint of taking patches. */
  void scatter(float[] columns, int positions, int kH) {
    Arrays.fill(images, 0, positions / (outH * outW) * imageSize, 0);
    int from = 0;
    for (int position = 0; position < positions; position++) {
      int to = start(position);
      for (int ky = 0; ky < kH; ky++) {
        for (int j = 0; j < run; j++) {
          images[to + j] += columns[from + j];
        }
        to += lineSize;
        from += run;
      }
    }
  }
}
