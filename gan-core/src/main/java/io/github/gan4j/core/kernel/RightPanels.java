package io.github.gan4j.core.kernel;

/** Where the B panels of a {@link PackedGemm} come from. A panel is [k][nr]; columns beyond the matrix are zero. */
abstract class RightPanels {

  /** Writes {@code cols} columns from {@code col} on, all k rows, to the panel at {@code at}. */
  abstract void pack(int col, int cols, int nr, float[] panel, int at);

  /** A matrix as it lies in memory, k x n. */
  static RightPanels rows(int k, float[] b, int bAt, int ld) {
    return new RightPanels() {
      @Override
      void pack(int col, int cols, int nr, float[] panel, int at) {
        for (int i = 0; i < k; i++) {
          LeftPanels.copy(b, bAt + i * ld + col, panel, at + i * nr, cols);
          LeftPanels.clear(panel, at + i * nr + cols, at + (i + 1) * nr);
        }
      }
    };
  }

  /** A matrix that lies in memory transposed, n x k. */
  static RightPanels columns(int k, float[] b, int bAt, int ld) {
    return new RightPanels() {
      @Override
      void pack(int col, int cols, int nr, float[] panel, int at) {
        packColumns(k, b, bAt + col * ld, ld, cols, nr, panel, at);
      }
    };
  }

  /**
   * The taps of one phase of a transposed convolution, from a weight [kH,kW,I,O]: row (tapY, tapX, o) and column i. Taps
   * run backwards, so that the patches they meet run forwards.
   */
  static RightPanels taps(
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
      void pack(int col, int cols, int nr, float[] panel, int at) {
        int to = at;
        for (int ty = tapsY - 1; ty >= 0; ty--) {
          for (int tx = tapsX - 1; tx >= 0; tx--) {
            int tap = (firstY + ty * stride) * kW + firstX + tx * stride;
            packColumns(outC, w, wAt + (tap * inC + col) * outC, outC, cols, nr, panel, to);
            to += outC * nr;
          }
        }
      }
    };
  }

  // Blocks of 16 steps of K, so that reads use up a cache line and writes stay in the nearest
  // cache.
  private static void packColumns(
      int k, float[] b, int bAt, int ld, int cols, int nr, float[] panel, int at) {
    for (int block = 0; block < k; block += 16) {
      int end = Math.min(k, block + 16);
      for (int j = 0; j < cols; j++) {
        int from = bAt + j * ld;
        int to = at + j;
        for (int i = block; i < end; i++) {
          panel[to + i * nr] = b[from + i];
        }
      }
      for (int i = block; i < end; i++) {
        LeftPanels.clear(panel, at + i * nr + cols, at + (i + 1) * nr);
      }
    }
  }
}
