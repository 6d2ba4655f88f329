package io.github.gan4j.core.kernel;

/**
 * How a product is cut into chunks that workers share: by its size alone, so that the bits do not depend on the number
 * of workers. All sizes are whole panels of a {@link Tile}, or blocks of {@link Tile#KC} steps.
 *
 * <p>Rows are cut first; then each chunk packs its own rows of A, and B is packed once for all. A product with few rows is
 * cut along its columns instead, the other way round. One whose result is small and whose sum is long, as a weight
 * gradient's, is cut along K: every chunk has a result of its own, and these are added in order.
 *
 * @param rows row panels of a chunk
 * @param cols column panels of a chunk
 * @param steps K blocks of a chunk
 */
record Blocking(int rows, int cols, int steps, int rowChunks, int colChunks, int stepChunks) {

  /** Multiply-adds below which waking another thread costs more than it saves. */
  static final long GRAIN = 200_000;

  /** Rows of a block of A: enough to use a panel of B often once it is near, few enough for the second cache. */
  private static final int BLOCK_ROWS = 96;

  // Chunks to aim at: enough that workers of unequal speed end together.
  private static final int CHUNKS = 16;
  // Floats of all partial results together.
  private static final long PARTIAL = 1 << 20;
  private static final int LEAST_STEPS = 2;

  /** Row panels of a block of A. */
  static int blockRows(Tile tile) {
    return BLOCK_ROWS / tile.mr;
  }

  static Blocking of(int m, int n, int k, Tile tile) {
    int rowPanels = ceil(m, tile.mr);
    int colPanels = ceil(n, tile.nr);
    int blocks = ceil(k, Tile.KC);
    int wanted = (int) Math.max(1, Math.min(CHUNKS, (long) m * n * k / GRAIN));
    int rows = rowPanels <= 2 * blockRows(tile) ? rowPanels : blockRows(tile);
    int rowChunks = ceil(rowPanels, rows);
    int cuts = (int) Math.min(wanted / 2, PARTIAL / ((long) m * n));
    cuts = Math.min(cuts, blocks / LEAST_STEPS);
    if (cuts > rowChunks * colPanels) {
      return alongSteps(rowPanels, colPanels, blocks, cuts);
    }
    int cols = ceil(colPanels, Math.min(colPanels, ceil(wanted, rowChunks)));
    if (cols == 1 && rowChunks * colPanels < wanted) {
      rows = Math.max(2, ceil(rowPanels, ceil(wanted, colPanels)));
    }
    return new Blocking(rows, cols, blocks, ceil(rowPanels, rows), ceil(colPanels, cols), 1);
  }

  private static Blocking alongSteps(int rowPanels, int colPanels, int blocks, int cuts) {
    int steps = ceil(blocks, cuts);
    return new Blocking(rowPanels, colPanels, steps, 1, 1, ceil(blocks, steps));
  }

  static int ceil(int n, int size) {
    return (n + size - 1) / size;
  }

  int chunks() {
    return rowChunks * colChunks * stepChunks;
  }

  /** Whether several chunks use the same part of A, which is then packed once for all. */
  boolean sharesLeft() {
    return colChunks > 1;
  }

  /** Whether several chunks use the same part of B. */
  boolean sharesRight() {
    return rowChunks > 1;
  }
}
