package io.github.gan4j.core.kernel;

/** Column sums and normalisations of [groups, rows, cols]: one parallel loop each, over {@link Pieces}. */
final class Columns {

  // Mean, scale and shift; a gradient has two more.
  private static final int FORWARD = 3;
  private static final int BACKWARD = 5;

  private Columns() {}

  static void sum(
      ColumnLoops loops, float[] x, int xAt, int groups, int rows, int cols, float[] y, int yAt) {
    new Sum(loops, x, xAt, groups, rows, cols, y, yAt).run();
  }

  static void moments(
      ColumnLoops loops,
      float[] x,
      int xAt,
      int groups,
      int rows,
      int cols,
      float[] mean,
      int meanAt,
      float[] variance,
      int varianceAt) {
    new Moments(loops, x, xAt, groups, rows, cols, mean, meanAt, variance, varianceAt).run();
  }

  static void gradSums(
      ColumnLoops loops,
      float[] x,
      int xAt,
      float[] g,
      int gAt,
      int groups,
      int rows,
      int cols,
      float[] k,
      int kAt,
      float slope,
      float[] y,
      int yAt) {
    new GradSums(loops, x, xAt, g, gAt, groups, rows, cols, k, kAt, slope, y, yAt).run();
  }

  static void normalize(
      ColumnLoops loops,
      float[] x,
      int xAt,
      Pieces pieces,
      float[] k,
      int kAt,
      float slope,
      float[] y,
      int yAt) {
    int size = pieces.groups * pieces.cols;
    pieces.run((first, end) -> {
      float[] wide = wide(pieces, FORWARD);
      for (int piece = first; piece < end; piece++) {
        int group = kAt + pieces.group(piece) * pieces.cols;
        repeat(pieces, k, group, size, FORWARD, wide);
        int rows = pieces.rows(piece) / pieces.fold;
        int rest = pieces.rows(piece) - rows * pieces.fold;
        int at = pieces.at(piece);
        int tail = at + rows * pieces.wide;
        loops.normalize(x, xAt + at, rows, pieces.wide, wide, 0, pieces.wide, slope, y, yAt + at);
        loops.normalize(x, xAt + tail, rest, pieces.cols, k, group, size, slope, y, yAt + tail);
      }
    });
  }

  static void grad(
      ColumnLoops loops,
      float[] x,
      int xAt,
      float[] g,
      int gAt,
      Pieces pieces,
      float[] k,
      int kAt,
      float slope,
      float[] y,
      int yAt) {
    int size = pieces.groups * pieces.cols;
    pieces.run((first, end) -> {
      float[] wide = wide(pieces, BACKWARD);
      for (int piece = first; piece < end; piece++) {
        int group = kAt + pieces.group(piece) * pieces.cols;
        repeat(pieces, k, group, size, BACKWARD, wide);
        int rows = pieces.rows(piece) / pieces.fold;
        int rest = pieces.rows(piece) - rows * pieces.fold;
        int at = pieces.at(piece);
        int tail = at + rows * pieces.wide;
        loops.grad(
            x, xAt + at, g, gAt + at, rows, pieces.wide, wide, 0, pieces.wide, slope, y, yAt + at);
        loops.grad(
            x, xAt + tail, g, gAt + tail, rest, pieces.cols, k, group, size, slope, y, yAt + tail);
      }
    });
  }

  private static float[] wide(Pieces pieces, int kinds) {
    return Scratch.floats(Scratch.REPEATED, kinds * pieces.wide);
  }

  // The coefficients of one group, from [kinds, groups, cols] at the group's first, to [kinds,
  // wide].
  private static void repeat(
      Pieces pieces, float[] k, int group, int step, int kinds, float[] wide) {
    for (int i = 0; i < kinds; i++) {
      pieces.repeat(k, group + i * step, wide, i * pieces.wide);
    }
  }

  private static final class Sum extends ColumnSums {
    private final ColumnLoops loops;
    private final float[] x;
    private final int xAt;
    private final float[] y;
    private final int yAt;

    Sum(ColumnLoops loops, float[] x, int xAt, int groups, int rows, int cols, float[] y, int yAt) {
      super(groups, rows, cols, 1, 2 * Pieces.BLOCK);
      this.loops = loops;
      this.x = x;
      this.xAt = xAt;
      this.y = y;
      this.yAt = yAt;
    }

    @Override
    void block(int at, int rows, int width, float[] block, double[] sums, int step) {
      loops.sums(x, xAt + at, rows, width, block);
      loops.add(block, 0, sums, 0, width);
    }

    @Override
    void result(int group, double[] total) {
      for (int c = 0; c < cols; c++) {
        y[yAt + group * cols + c] = (float) total[c];
      }
    }
  }

  /**
   * Sums of x - s and of its square, s being the first row of the group. Each block is taken about its own mean while it is
   * in the cache, then moved to s in double, as Chan, Golub and LeVeque (1979) merge samples. Since s is one of the values,
   * {@code (s - mean)^2} is at most n variances, so what cancels in the end costs a double no digit that a float has.
   */
  private static final class Moments extends ColumnSums {
    private final ColumnLoops loops;
    private final float[] x;
    private final int xAt;
    private final float[] mean;
    private final int meanAt;
    private final float[] variance;
    private final int varianceAt;

    Moments(
        ColumnLoops loops,
        float[] x,
        int xAt,
        int groups,
        int rows,
        int cols,
        float[] mean,
        int meanAt,
        float[] variance,
        int varianceAt) {
      super(groups, rows, cols, 2, 4 * Pieces.BLOCK);
      this.loops = loops;
      this.x = x;
      this.xAt = xAt;
      this.mean = mean;
      this.meanAt = meanAt;
      this.variance = variance;
      this.varianceAt = varianceAt;
    }

    @Override
    int blockKinds() {
      return 3;
    }

    private int first(int group) {
      return xAt + group * rows * cols;
    }

    @Override
    void prepare(int group) {
      float[] s = Scratch.floats(Scratch.REPEATED, wide);
      repeat(x, first(group), s, 0);
    }

    @Override
    void block(int at, int rows, int width, float[] block, double[] sums, int step) {
      loops.sums(x, xAt + at, rows, width, block);
      float one = 1f / rows;
      for (int c = 0; c < width; c++) {
        block[c] *= one;
      }
      loops.deviations(x, xAt + at, rows, width, block);
      float[] s = Scratch.floats(Scratch.REPEATED, wide);
      loops.addMoments(block, width, rows, s, sums, step);
    }

    // The mean of no rows is 0, so that gradients through an empty image are 0 and not NaN.
    @Override
    void result(int group, double[] total) {
      int at = group * cols;
      double n = Math.max(1, rows);
      for (int c = 0; c < cols; c++) {
        double centre = total[c] / n;
        double s = rows == 0 ? 0 : x[first(group) + c];
        mean[meanAt + at + c] = (float) (s + centre);
        double square = total[cols + c] / n - centre * centre;
        variance[varianceAt + at + c] = (float) Math.max(0, square);
      }
    }
  }

  private static final class GradSums extends ColumnSums {
    private final ColumnLoops loops;
    private final float[] x;
    private final int xAt;
    private final float[] g;
    private final int gAt;
    private final float[] k;
    private final int kAt;
    private final float slope;
    private final float[] y;
    private final int yAt;

    GradSums(
        ColumnLoops loops,
        float[] x,
        int xAt,
        float[] g,
        int gAt,
        int groups,
        int rows,
        int cols,
        float[] k,
        int kAt,
        float slope,
        float[] y,
        int yAt) {
      super(groups, rows, cols, 2, Pieces.BLOCK);
      this.loops = loops;
      this.x = x;
      this.xAt = xAt;
      this.g = g;
      this.gAt = gAt;
      this.k = k;
      this.kAt = kAt;
      this.slope = slope;
      this.y = y;
      this.yAt = yAt;
    }

    @Override
    void prepare(int group) {
      int size = groups * cols;
      Columns.repeat(this, k, kAt + group * cols, size, FORWARD, Columns.wide(this, FORWARD));
    }

    @Override
    void block(int at, int rows, int width, float[] block, double[] sums, int step) {
      float[] coefficients = Columns.wide(this, FORWARD);
      loops.gradSums(x, xAt + at, g, gAt + at, rows, width, coefficients, 0, wide, slope, block);
      loops.add(block, 0, sums, 0, width);
      loops.add(block, width, sums, step, width);
    }

    @Override
    void result(int group, double[] total) {
      int size = groups * cols;
      for (int c = 0; c < cols; c++) {
        int at = yAt + group * cols + c;
        y[at] = (float) total[c];
        y[at + size] = (float) total[cols + c];
      }
    }
  }
}
