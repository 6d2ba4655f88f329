package io.github.gan4j.core.kernel;

import io.github.gan4j.core.shape.ConvShape;
import java.util.Arrays;

/**
 * The provider in plain Java: always there, the reference for the others, which extend it and replace what they do
 * better. Convolutions are im2col and a matrix product per image.
 */
class ScalarKernels implements Kernels {

  /** Elements of one chunk of an element-wise loop; shorter loops stay on the caller. */
  static final int GRAIN = 1 << 15;

  // Blocks of random numbers of one chunk.
  private static final int RANDOM_BLOCKS = 2048;

  // Groups of images of a weight gradient, each with its own sum.
  private static final int WEIGHT_GROUPS = 4;

  private static final ColumnLoops COLUMNS = new ScalarColumns();

  @Override
  public String name() {
    return "scalar";
  }

  /** What {@link Backends#describe} adds to the name. */
  String detail() {
    return "";
  }

  private static int chunks(int n) {
    return (int) (((long) n + GRAIN - 1) / GRAIN);
  }

  @Override
  public final void unary(
      UnaryOp op, float p, float q, float[] x, int xAt, float[] y, int yAt, int n) {
    if (n <= GRAIN) {
      unaryRange(op, p, q, x, xAt, y, yAt, n);
    } else {
      Workers.current().run(chunks(n), chunk -> {
        int at = chunk * GRAIN;
        unaryRange(op, p, q, x, xAt + at, y, yAt + at, Math.min(GRAIN, n - at));
      });
    }
  }

  void unaryRange(UnaryOp op, float p, float q, float[] x, int xAt, float[] y, int yAt, int n) {
    ScalarElementwise.unary(op, p, q, x, xAt, y, yAt, n);
  }

  @Override
  public final void binary(
      BinaryOp op,
      float p,
      float[] a,
      int aAt,
      int aStep,
      float[] b,
      int bAt,
      int bStep,
      float[] y,
      int yAt,
      int n) {
    if (n <= GRAIN) {
      binaryRange(op, p, a, aAt, aStep, b, bAt, bStep, y, yAt, n);
    } else {
      Workers.current().run(chunks(n), chunk -> {
        int at = chunk * GRAIN;
        binaryRange(
            op,
            p,
            a,
            aAt + at * aStep,
            aStep,
            b,
            bAt + at * bStep,
            bStep,
            y,
            yAt + at,
            Math.min(GRAIN, n - at));
      });
    }
  }

  void binaryRange(
      BinaryOp op,
      float p,
      float[] a,
      int aAt,
      int aStep,
      float[] b,
      int bAt,
      int bStep,
      float[] y,
      int yAt,
      int n) {
    ScalarElementwise.binary(op, p, a, aAt, aStep, b, bAt, bStep, y, yAt, n);
  }

  @Override
  public final void lessOuter(
      float s,
      float[] x,
      int xAt,
      int rows,
      int cols,
      float t,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      float[] y,
      int yAt) {
    int each = Math.max(1, GRAIN / Math.max(1, cols));
    Workers.current().run((rows + each - 1) / each, chunk -> {
      for (int r = chunk * each; r < Math.min(rows, (chunk + 1) * each); r++) {
        int at = r * cols;
        lessRow(s, x, xAt + at, t * a[aAt + r], b, bAt, y, yAt + at, cols);
      }
    });
  }

  void lessRow(
      float s, float[] x, int xAt, float t, float[] b, int bAt, float[] y, int yAt, int n) {
    ScalarElementwise.lessRow(s, x, xAt, t, b, bAt, y, yAt, n);
  }

  /** The inner loops of sums and normalisations. */
  ColumnLoops columns() {
    return COLUMNS;
  }

  @Override
  public final void sum(float[] x, int xAt, int outer, int rows, int inner, float[] y, int yAt) {
    Columns.sum(columns(), x, xAt, outer, rows, inner, y, yAt);
  }

  @Override
  public void gemm(
      boolean transA,
      boolean transB,
      int m,
      int n,
      int k,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      boolean accumulate,
      float[] c,
      int cAt) {
    if (!accumulate) {
      ScalarGemm.clear(c, cAt, m * n);
    }
    float[] plainB = b;
    int plainAt = bAt;
    if (transB) {
      plainB = Scratch.floats(Scratch.RIGHT, k * n);
      plainAt = 0;
      ScalarGemm.transpose(n, k, b, bAt, plainB);
    }
    float[] right = plainB;
    int rightAt = plainAt;
    Workers.Task rows =
        chunk -> ScalarGemm.rows(transA, chunk, m, n, k, a, aAt, right, rightAt, c, cAt);
    int chunks = ScalarGemm.chunks(m);
    if ((long) m * n * k < Blocking.GRAIN) {
      for (int chunk = 0; chunk < chunks; chunk++) {
        rows.run(chunk);
      }
    } else {
      Workers.current().run(chunks, rows);
    }
  }

  @Override
  public void gemm(
      boolean transA,
      boolean transB,
      int m,
      int n,
      int k,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      float[] c,
      int cAt,
      Epilogue end) {
    gemm(transA, transB, m, n, k, a, aAt, b, bAt, false, c, cAt);
    finish(end, c, cAt, m, n);
  }

  @Override
  public void conv2d(
      ConvShape s, float[] x, int xAt, float[] w, int wAt, float[] y, int yAt, Epilogue end) {
    conv2d(s, x, xAt, w, wAt, y, yAt);
    finish(end, y, yAt, s.positions(), s.outC());
  }

  @Override
  public void conv2dInputGrad(
      ConvShape s, float[] y, int yAt, float[] w, int wAt, float[] x, int xAt, Epilogue end) {
    conv2dInputGrad(s, y, yAt, w, wAt, x, xAt);
    finish(end, x, xAt, s.n() * s.h() * s.w(), s.inC());
  }

  /** An epilogue as a pass of its own. */
  final void finish(Epilogue end, float[] y, int yAt, int rows, int cols) {
    if (end.isNone() || rows * cols == 0) {
      return;
    }
    int each = Math.max(1, GRAIN / cols);
    int chunks = (rows + each - 1) / each;
    if (chunks == 1) {
      finishRows(end, y, yAt, rows, cols);
      return;
    }
    Workers.current().run(chunks, chunk -> {
      int row = chunk * each;
      finishRows(end, y, yAt + row * cols, Math.min(each, rows - row), cols);
    });
  }

  void finishRows(Epilogue end, float[] y, int yAt, int rows, int cols) {
    for (int r = 0; r < rows; r++) {
      ScalarElementwise.finish(end, y, yAt + r * cols, 0, cols);
    }
  }

  @Override
  public void conv2d(ConvShape s, float[] x, int xAt, float[] w, int wAt, float[] y, int yAt) {
    images(s, i -> {
      float[] columns = Scratch.floats(Scratch.COLUMNS, s.outH() * s.outW() * s.patch());
      Im2col.gather(s, x, xAt + i * inputStep(s), columns);
      int at = yAt + i * outputStep(s);
      int positions = s.outH() * s.outW();
      gemm(false, false, positions, s.outC(), s.patch(), columns, 0, w, wAt, false, y, at);
    });
  }

  @Override
  public void conv2dInputGrad(
      ConvShape s, float[] y, int yAt, float[] w, int wAt, float[] x, int xAt) {
    images(s, i -> {
      float[] columns = Scratch.floats(Scratch.COLUMNS, s.outH() * s.outW() * s.patch());
      int at = yAt + i * outputStep(s);
      int positions = s.outH() * s.outW();
      gemm(false, true, positions, s.patch(), s.outC(), y, at, w, wAt, false, columns, 0);
      Im2col.scatter(s, columns, 0, x, xAt + i * inputStep(s));
    });
  }

  // Groups of images whose number depends on the batch alone; their sums are added in order.
  @Override
  public void conv2dWeightGrad(
      ConvShape s, float[] x, int xAt, float[] y, int yAt, float[] w, int wAt) {
    int size = s.weightSize();
    int each = Math.max(1, (s.n() + WEIGHT_GROUPS - 1) / WEIGHT_GROUPS);
    int groups = (s.n() + each - 1) / each;
    float[] partial = Scratch.floats(Scratch.PARTIAL, groups * size);
    share(groups, group -> {
      int end = Math.min(s.n(), (group + 1) * each);
      for (int i = group * each; i < end; i++) {
        weightGradOfImage(s, x, xAt, y, yAt, i, i > group * each, partial, group * size);
      }
    });
    Arrays.fill(w, wAt, wAt + size, 0);
    for (int group = 0; group < groups; group++) {
      for (int i = 0; i < size; i++) {
        w[wAt + i] += partial[group * size + i];
      }
    }
  }

  private void weightGradOfImage(
      ConvShape s,
      float[] x,
      int xAt,
      float[] y,
      int yAt,
      int image,
      boolean add,
      float[] w,
      int wAt) {
    int positions = s.outH() * s.outW();
    float[] columns = Scratch.floats(Scratch.COLUMNS, positions * s.patch());
    Im2col.gather(s, x, xAt + image * inputStep(s), columns);
    int at = yAt + image * outputStep(s);
    gemm(true, false, s.patch(), s.outC(), positions, columns, 0, y, at, add, w, wAt);
  }

  private static int inputStep(ConvShape s) {
    return s.h() * s.w() * s.inC();
  }

  private static int outputStep(ConvShape s) {
    return s.outH() * s.outW() * s.outC();
  }

  private void images(ConvShape s, Workers.Task task) {
    if (s.work() < Blocking.GRAIN) {
      for (int i = 0; i < s.n(); i++) {
        task.run(i);
      }
    } else {
      share(s.n(), task);
    }
  }

  /** Runs tasks that call {@link #gemm}, each on its own part of one result array. */
  void share(int tasks, Workers.Task task) {
    Workers.current().run(tasks, task);
  }

  @Override
  public final void moments(
      float[] x,
      int xAt,
      int groups,
      int rows,
      int cols,
      float[] mean,
      int meanAt,
      float[] variance,
      int varianceAt) {
    Columns.moments(columns(), x, xAt, groups, rows, cols, mean, meanAt, variance, varianceAt);
  }

  @Override
  public final void normalize(
      float[] x,
      int xAt,
      int groups,
      int rows,
      int cols,
      float[] k,
      int kAt,
      float slope,
      float[] y,
      int yAt) {
    Pieces pieces = new Pieces(groups, rows, cols);
    Columns.normalize(columns(), x, xAt, pieces, k, kAt, slope, y, yAt);
  }

  @Override
  public final void normalizeSums(
      float[] x,
      int xAt,
      float[] gradient,
      int gradientAt,
      int groups,
      int rows,
      int cols,
      float[] k,
      int kAt,
      float slope,
      float[] sums,
      int sumsAt) {
    Columns.gradSums(
        columns(), x, xAt, gradient, gradientAt, groups, rows, cols, k, kAt, slope, sums, sumsAt);
  }

  @Override
  public final void normalizeGrad(
      float[] x,
      int xAt,
      float[] gradient,
      int gradientAt,
      int groups,
      int rows,
      int cols,
      float[] k,
      int kAt,
      float slope,
      float[] y,
      int yAt) {
    Pieces pieces = new Pieces(groups, rows, cols);
    Columns.grad(columns(), x, xAt, gradient, gradientAt, pieces, k, kAt, slope, y, yAt);
  }

  private interface RangeLoop {
    void run(int at, int n);
  }

  private static void ranges(int n, RangeLoop loop) {
    if (n <= GRAIN) {
      loop.run(0, n);
    } else {
      Workers.current()
          .run(chunks(n), chunk -> loop.run(chunk * GRAIN, Math.min(GRAIN, n - chunk * GRAIN)));
    }
  }

  @Override
  public void sgd(
      SgdStep s, float[] w, int wAt, float[] g, int gAt, float[] velocity, int velocityAt, int n) {
    ScalarOptim.sgd(s, w, wAt, g, gAt, velocity, velocityAt, n);
  }

  @Override
  public void rmsProp(
      RmsPropStep s,
      float[] w,
      int wAt,
      float[] g,
      int gAt,
      float[] meanSquare,
      int meanSquareAt,
      int n) {
    ScalarOptim.rmsProp(s, w, wAt, g, gAt, meanSquare, meanSquareAt, n);
  }

  @Override
  public void adam(
      AdamStep s,
      float[] w,
      int wAt,
      float[] g,
      int gAt,
      float[] m,
      int mAt,
      float[] v,
      int vAt,
      int n) {
    ScalarOptim.adam(s, w, wAt, g, gAt, m, mAt, v, vAt, n);
  }

  @Override
  public final void average(
      float decay, float[] w, int wAt, float[] average, int averageAt, int n) {
    ranges(n, (at, size) -> averageRange(decay, w, wAt + at, average, averageAt + at, size));
  }

  void averageRange(float decay, float[] w, int wAt, float[] average, int averageAt, int n) {
    ScalarOptim.average(decay, w, wAt, average, averageAt, n);
  }

  @Override
  public final void random(
      RandomOp op,
      long seed,
      long stream,
      long position,
      float p,
      float q,
      float[] y,
      int yAt,
      int n) {
    int size = Philox.lanes() * RANDOM_BLOCKS;
    Workers.current().run((int) (((long) n + size - 1) / size), chunk -> {
      int at = chunk * size;
      long first = position + (long) chunk * RANDOM_BLOCKS;
      randomRange(op, seed, stream, first, p, q, y, yAt + at, Math.min(size, n - at));
    });
  }

  void randomRange(
      RandomOp op,
      long seed,
      long stream,
      long position,
      float p,
      float q,
      float[] y,
      int yAt,
      int n) {
    ScalarRandom.fill(op, seed, stream, position, p, q, y, yAt, n);
  }
}
