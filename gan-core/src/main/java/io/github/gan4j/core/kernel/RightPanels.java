package io.github.gan4j.core.kernel;

/** Where the B panels of a {@link PackedGemm} come from. A panel is [K][nr]; columns beyond the matrix are zero. */
abstract class RightPanels {

  /** Writes {@code cols} columns from {@code col} on and {@code kc} rows from {@code k} on to the panel at {@code at}. */
  abstract void pack(int col, int cols, int k, int kc, float[] panel, int at);

  /** A matrix as it lies in memory, k x n. */
  static RightPanels rows(Tile tile, float[] b, int bAt, int ld) {
    return new RightPanels() {
      @Override
      void pack(int col, int cols, int k, int kc, float[] panel, int at) {
        packRows(tile, kc, b, bAt + k * ld + col, ld, cols, panel, at);
      }
    };
  }

  /** Writes a panel of a matrix, k x n, whose first element in it is at {@code bAt}. */
  static void packRows(
      Tile tile, int kc, float[] b, int bAt, int ld, int cols, float[] panel, int at) {
    int nr = tile.nr;
    if (cols == nr) {
      tile.copyPanel(b, bAt, ld, kc, panel, at);
      return;
    }
    for (int i = 0; i < kc; i++) {
      LeftPanels.copy(b, bAt + i * ld, panel, at + i * nr, cols);
      LeftPanels.clear(panel, at + i * nr + cols, at + (i + 1) * nr);
    }
  }

  /** A matrix that lies in memory transposed, n x k; columns from n on are zero. */
  static RightPanels columns(Tile tile, int n, float[] b, int bAt, int ld) {
    return new RightPanels() {
      @Override
      void pack(int col, int cols, int k, int kc, float[] panel, int at) {
        packColumns(kc, b, bAt + col * ld + k, ld, Math.min(cols, n - col), tile.nr, panel, at);
      }
    };
  }

  /**
   * The taps of one phase of a transposed convolution, from a weight [kH,kW,I,O]: row (tapY, tapX, o) and column i. Taps
   * run backwards, so that the patches they meet run forwards.
   */
  static RightPanels taps(
      Tile tile,
      int tapsY,
      int tapsX,
      int firstY,
      int firstX,
      int stride,
      int kW,
      int inC,
      int outC,
      float[] w,
      int wAt) {
    return new RightPanels() {
      @Override
      void pack(int col, int cols, int k, int kc, float[] panel, int at) {
        for (int done = 0; done < kc; ) {
          int row = (k + done) / outC;
          int o = k + done - row * outC;
          int n = Math.min(outC - o, kc - done);
          int ty = tapsY - 1 - row / tapsX;
          int tx = tapsX - 1 - row % tapsX;
          int tap = (firstY + ty * stride) * kW + firstX + tx * stride;
          int from = wAt + (tap * inC + col) * outC + o;
          packColumns(n, w, from, outC, cols, tile.nr, panel, at + done * tile.nr);
          done += n;
        }
      }
    };
  }

  /**
   * Writes a panel of a matrix that lies transposed, n x k, whose first element in it is at {@code bAt}: blocks of 16 steps
   * of K, so that reads use up a cache line and writes stay in the nearest cache.
   */
  static void packColumns(
      int k, float[] b, int bAt, int ld, int cols, int nr, float[] panel, int at) {
    for (int block = 0; block < k; block += 16) {
      int steps = Math.min(16, k - block);
      int from = bAt + block;
      int to = at + block * nr;
      int j = 0;
      for (; j + 4 <= cols; j += 4) {
        fourColumns(steps, b, from + j * ld, ld, panel, to + j, nr);
      }
      for (; j < cols; j++) {
        for (int i = 0; i < steps; i++) {
          panel[to + i * nr + j] = b[from + j * ld + i];
        }
      }
      for (int i = 0; i < steps; i++) {
        LeftPanels.clear(panel, to + i * nr + cols, to + (i + 1) * nr);
      }
    }
  }

  /** Four at once: they share the address that they are written to, and a cache line there. */
  private static void fourColumns(
      int k, float[] b, int bAt, int ld, float[] panel, int at, int nr) {
    int b1 = bAt + ld;
    int b2 = b1 + ld;
    int b3 = b2 + ld;
    int to = at;
    for (int i = 0; i < k; i++) {
      panel[to] = b[bAt + i];
      panel[to + 1] = b[b1 + i];
      panel[to + 2] = b[b2 + i];
      panel[to + 3] = b[b3 + i];
      to += nr;
    }
  }
}
