package io.github.gan4j.core.kernel;

/**
 * How a stack of matrices, [groups, rows, cols], is cut for loops that treat each column of each group on its own: into
 * pieces of whole rows of one group, whose number depends on the sizes alone. All pieces of all groups make one parallel
 * loop.
 *
 * <p>Where columns are few, {@link #fold} rows are read as one wide row, so that the loop along a row is worth its start;
 * what belongs to a column is repeated for each ({@link #repeat}). The last rows of a piece may be too few for that, or all of a group's.
 */
class Pieces {

  /** Rows whose sum, added in float one after the other, moves on to double. */
  static final int BLOCK = 16;

  private static final int WIDE = 256;

  final int groups;
  final int rows;
  final int cols;

  /** Rows read as one. */
  final int fold;

  /** Columns of a wide row. */
  final int wide;

  /** Pieces of one group. */
  final int parts;

  private final int each;

  /** Works on the pieces from {@code first} to {@code end} (exclusive), one after the other. */
  interface Task {
    void run(int first, int end);
  }

  Pieces(int groups, int rows, int cols) {
    this.groups = groups;
    this.rows = rows;
    this.cols = cols;
    int folded = WIDE / Math.max(1, cols);
    fold = folded <= rows ? Math.max(1, folded) : 1;
    wide = fold * cols;
    int block = 2 * fold * BLOCK;
    each = Math.max(1, ScalarKernels.GRAIN / Math.max(1, cols) / block) * block;
    parts = (rows + each - 1) / each;
  }

  final int count() {
    return groups * parts;
  }

  final int group(int piece) {
    return piece / parts;
  }

  /** The first element of a piece. */
  final int at(int piece) {
    return (piece / parts * rows + piece % parts * each) * cols;
  }

  /** The rows of a piece. */
  final int rows(int piece) {
    return Math.min(each, rows - piece % parts * each);
  }

  /** Runs all pieces; small ones share a chunk. */
  final void run(Task task) {
    int count = count();
    if (count == 0 || cols == 0) {
      return;
    }
    int perChunk = Math.max(1, ScalarKernels.GRAIN / (Math.min(each, rows) * cols));
    int chunks = (count + perChunk - 1) / perChunk;
    if (chunks == 1) {
      task.run(0, count);
    } else {
      Workers.current()
          .run(
              chunks, chunk -> task.run(chunk * perChunk, Math.min(count, (chunk + 1) * perChunk)));
    }
  }

  /** Repeats one number per column for a wide row: {@code y[f cols + c] = x[c]}. */
  final void repeat(float[] x, int xAt, float[] y, int yAt) {
    System.arraycopy(x, xAt, y, yAt, cols);
    for (int done = cols; done < wide; ) {
      int n = Math.min(done, wide - done);
      System.arraycopy(y, yAt, y, yAt + done, n);
      done += n;
    }
  }
}
