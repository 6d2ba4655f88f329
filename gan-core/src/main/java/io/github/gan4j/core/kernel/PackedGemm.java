package io.github.gan4j.core.kernel;

import java.util.Arrays;

/**
 * The one matrix product behind every product and convolution of a provider with {@link Tile}s. B is packed once to
 * panels that all workers read; each worker packs the rows of A it needs, a block of K at a time. The work is cut along
 * M and N, never along K, and by size alone, so the bits do not depend on the number of workers.
 */
final class PackedGemm {

  /** Multiply-adds below which waking another thread costs more than it saves. */
  static final long GRAIN = 200_000;

  // Row panels of one chunk: with more of them, B comes from memory less often; with fewer, A stays
  // in the second cache.
  private static final int ROW_PANELS = 8;
  // Chunks to aim at: enough that workers of unequal speed end together.
  // Moving one float costs about as much as this many multiply-adds.
  private static final int COPY_WORK = 4;

  private static final int CHUNKS = 16;

  private final Tile tile;

  PackedGemm(Tile tile) {
    this.tile = tile;
  }

  Tile tile() {
    return tile;
  }

  /** {@code C = A B}, or {@code C += A B}: A is m x k, B is k x n. */
  void multiply(
      int m, int n, int k, LeftPanels a, RightPanels b, boolean add, float[] c, OutputRows out) {
    if (m == 0 || n == 0) {
      return;
    }
    if (k == 0) {
      if (!add) {
        clear(m, n, c, out);
      }
      return;
    }
    long work = (long) m * n * k;
    float[] packed = packRight(n, k, b);
    int rowPanels = panels(m, tile.mr);
    int colPanels = panels(n, tile.nr);
    int wanted = (int) Math.max(1, Math.min(CHUNKS, work / GRAIN));
    int rowsEach = Math.min(ROW_PANELS, Math.max(2, panels(rowPanels, wanted)));
    int rowChunks = panels(rowPanels, rowsEach);
    int colsEach = panels(colPanels, Math.min(colPanels, panels(wanted, rowChunks)));
    int colChunks = panels(colPanels, colsEach);
    Workers.Task task = chunk -> {
      int row = chunk % rowChunks * rowsEach * tile.mr;
      int col = chunk / rowChunks * colsEach * tile.nr;
      block(
          row,
          Math.min(m, row + rowsEach * tile.mr),
          col,
          Math.min(n, col + colsEach * tile.nr),
          k,
          a,
          packed,
          add,
          c,
          out);
    };
    run(rowChunks * colChunks, work, task);
  }

  private static int panels(int n, int size) {
    return (n + size - 1) / size;
  }

  private static void run(int chunks, long work, Workers.Task task) {
    if (work < GRAIN) {
      for (int i = 0; i < chunks; i++) {
        task.run(i);
      }
    } else {
      Workers.current().run(chunks, task);
    }
  }

  private float[] packRight(int n, int k, RightPanels b) {
    int nr = tile.nr;
    float[] packed = Scratch.floats(Scratch.RIGHT, Math.multiplyExact(panels(n, nr) * nr, k));
    run(
        panels(n, nr),
        (long) n * k * COPY_WORK,
        panel -> b.pack(panel * nr, Math.min(nr, n - panel * nr), nr, packed, panel * nr * k));
    return packed;
  }

  // Rows row..rowEnd and columns col..colEnd of C. B panels outside, A panels inside: a panel of B
  // is read from afar once.
  private void block(
      int row,
      int rowEnd,
      int col,
      int colEnd,
      int k,
      LeftPanels a,
      float[] packed,
      boolean add,
      float[] c,
      OutputRows out) {
    int mr = tile.mr;
    int nr = tile.nr;
    int size = tile.panelSize();
    int panels = panels(rowEnd - row, mr);
    float[] left = Scratch.floats(Scratch.LEFT, panels * size);
    float[] result = Scratch.floats(Scratch.RESULT, mr * nr);
    int[] starts = Scratch.ints(Scratch.STARTS, panels * mr);
    out.starts(row, rowEnd - row, starts, 0);
    for (int k0 = 0; k0 < k; k0 += Tile.KC) {
      int kc = Math.min(Tile.KC, k - k0);
      boolean more = add || k0 > 0;
      for (int p = 0; p < panels; p++) {
        int first = row + p * mr;
        a.pack(first, Math.min(mr, rowEnd - first), k0, kc, left, p * size);
      }
      for (int j = col; j < colEnd; j += nr) {
        int bAt = j * k + k0 * nr;
        for (int p = 0; p < panels; p++) {
          tile(a, kc, left, p * size, packed, bAt, result);
          int rows = Math.min(mr, rowEnd - row - p * mr);
          tile.store(result, rows, Math.min(nr, colEnd - j), more, c, starts, p * mr, j);
        }
      }
    }
  }

  private void tile(
      LeftPanels a, int kc, float[] left, int leftAt, float[] right, int rightAt, float[] c) {
    if (a.byColumns) {
      tile.columns(kc, left, leftAt, right, rightAt, c);
    } else {
      tile.rows(kc, left, leftAt, right, rightAt, c);
    }
  }

  private static void clear(int m, int n, float[] c, OutputRows out) {
    int[] starts = Scratch.ints(Scratch.STARTS, m);
    out.starts(0, m, starts, 0);
    for (int r = 0; r < m; r++) {
      Arrays.fill(c, starts[r], starts[r] + n, 0);
    }
  }
}
