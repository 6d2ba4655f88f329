package io.github.gan4j.core.kernel;

/**
 * The patch matrix of a batch of images, [images outH outW, kH kW channels], without making it: patches are copied
 * straight to A panels. In NHWC a row of a window is one contiguous run; what lies outside the image is zero.
 *
 * <p>Patch (y, x) starts at image row {@code y * stride + originY} and column {@code x * stride + originX}.
 *
 * @param kW columns of the window; its rows follow from the range of k asked for
 */
record Patches(
    float[] image,
    int imageAt,
    int height,
    int width,
    int channels,
    int outH,
    int outW,
    int kW,
    int stride,
    int originY,
    int originX) {

  /** Patches as rows of A: the left side of a convolution. */
  LeftPanels rows() {
    return new LeftPanels(false) {
      @Override
      void pack(int row, int rows, int k, int kc, float[] panel, int at) {
        for (int r = 0; r < rows; r++) {
          packRow(row + r, k, kc, panel, at + r * Tile.LD);
        }
      }
    };
  }

  private void packRow(int position, int k, int kc, float[] panel, int at) {
    int line = position / outW;
    int y = line % outH * stride + originY;
    int x = ((position - line * outW) * stride + originX) * channels;
    int start = imageAt + line / outH * height * width * channels;
    int run = kW * channels;
    int end = k + kc;
    for (int i = k; i < end; ) {
      int ky = i / run;
      int first = i - ky * run;
      int n = Math.min(run - first, end - i);
      copyRun(start, y + ky, x + first, n, panel, at + i - k);
      i += n;
    }
  }

  // n floats from element e of image row y on
  private void copyRun(int start, int y, int e, int n, float[] panel, int at) {
    int length = width * channels;
    if (y < 0 || y >= height) {
      LeftPanels.clear(panel, at, at + n);
      return;
    }
    int from = start + y * length + e;
    if (e >= 0 && e + n <= length) {
      LeftPanels.copy(image, from, panel, at, n);
      return;
    }
    int lead = Math.min(n, Math.max(0, -e));
    int valid = Math.max(lead, Math.min(n, length - e));
    LeftPanels.clear(panel, at, at + lead);
    LeftPanels.copy(image, from + lead, panel, at + lead, valid - lead);
    LeftPanels.clear(panel, at + valid, at + n);
  }

  /** Patches as columns of A, one position per step of K: the left side of a weight gradient. */
  LeftPanels columns(int mr) {
    return new LeftPanels(true) {
      @Override
      void pack(int row, int rows, int k, int kc, float[] panel, int at) {
        int run = kW * channels;
        for (int m = row; m < row + rows; ) {
          int ky = m / run;
          int first = m - ky * run;
          int n = Math.min(run - first, row + rows - m);
          packTap(ky, first, n, k, kc, panel, at + m - row, mr);
          m += n;
        }
      }
    };
  }

  // n floats of one window row, for kc positions
  private void packTap(
      int ky, int first, int n, int position, int kc, float[] panel, int at, int mr) {
    int line = position / outW;
    int column = position - line * outW;
    for (int i = 0; i < kc; i++) {
      copyRun(
          imageAt + line / outH * height * width * channels,
          line % outH * stride + originY + ky,
          (column * stride + originX) * channels + first,
          n,
          panel,
          at + i * mr);
      column++;
      if (column == outW) {
        column = 0;
        line++;
      }
    }
  }
}
