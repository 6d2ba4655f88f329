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

  @Override
  public String name() {
    return "scalar";
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
  public void sum(float[] x, int xAt, int outer, int rows, int inner, float[] y, int yAt) {
    if (inner == 1 && rows > ScalarReduce.BLOCK) {
      sumContiguous(x, xAt, outer, rows, y, yAt);
    } else {
      double[] total = Scratch.doubles(0, inner);
      for (int o = 0; o < outer; o++) {
        columnSums(x, xAt + o * rows * inner, rows, inner, total);
        for (int i = 0; i < inner; i++) {
          y[yAt + o * inner + i] = (float) total[i];
        }
      }
    }
  }

  // A contiguous run is folded as a matrix of 16 columns, so that it vectorises like any other sum.
  private void sumContiguous(float[] x, int xAt, int outer, int n, float[] y, int yAt) {
    int lanes = ScalarReduce.BLOCK;
    int folded = n / lanes;
    double[] total = Scratch.doubles(0, lanes);
    for (int o = 0; o < outer; o++) {
      int at = xAt + o * n;
      columnSums(x, at, folded, lanes, total);
      double sum = 0;
      for (int i = 0; i < lanes; i++) {
        sum += total[i];
      }
      for (int i = folded * lanes; i < n; i++) {
        sum += x[at + i];
      }
      y[yAt + o] = (float) sum;
    }
  }

  private interface ColumnLoop {
    void run(int row, int rows, float[] block, double[] y, int yAt);
  }

  private void columnSums(float[] x, int xAt, int rows, int cols, double[] y) {
    columns(
        rows,
        cols,
        y,
        (row, n, block, z, at) ->
            ScalarReduce.columnSums(x, xAt + row * cols, n, cols, block, z, at));
  }

  // Rows are cut into chunks of a fixed size; the partial sums of the chunks are added in order.
  private static void columns(int rows, int cols, double[] y, ColumnLoop loop) {
    int chunkRows =
        Math.max(1, GRAIN / Math.max(1, cols) / ScalarReduce.BLOCK) * ScalarReduce.BLOCK;
    int chunks = (rows + chunkRows - 1) / chunkRows;
    if (chunks <= 1) {
      loop.run(0, rows, Scratch.floats(0, cols), y, 0);
      return;
    }
    double[] partial = Scratch.doubles(1, chunks * cols);
    Workers.current().run(chunks, chunk -> {
      int row = chunk * chunkRows;
      loop.run(
          row, Math.min(chunkRows, rows - row), Scratch.floats(0, cols), partial, chunk * cols);
    });
    Arrays.fill(y, 0, cols, 0);
    for (int chunk = 0; chunk < chunks; chunk++) {
      for (int c = 0; c < cols; c++) {
        y[c] += partial[chunk * cols + c];
      }
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
      boolean accumulate,
      float[] c,
      int cAt) {
    if (!accumulate) {
      ScalarGemm.clear(c, cAt, m * n);
    }
    float[] plainB = b;
    int plainAt = bAt;
    if (transB) {
      plainB = Scratch.floats(1, k * n);
      plainAt = 0;
      ScalarGemm.transpose(n, k, b, bAt, plainB);
    }
    float[] right = plainB;
    int rightAt = plainAt;
    Workers.current()
        .run(
            ScalarGemm.chunks(m),
            chunk -> ScalarGemm.rows(transA, chunk, m, n, k, a, aAt, right, rightAt, c, cAt));
  }

  @Override
  public void conv2d(ConvShape s, float[] x, int xAt, float[] w, int wAt, float[] y, int yAt) {
    int positions = s.outH() * s.outW();
    float[] columns = Scratch.floats(2, positions * s.patch());
    for (int i = 0; i < s.n(); i++) {
      Im2col.gather(s, x, xAt + i * s.h() * s.w() * s.inC(), columns);
      gemm(
          false,
          false,
          positions,
          s.outC(),
          s.patch(),
          columns,
          0,
          w,
          wAt,
          false,
          y,
          yAt + i * positions * s.outC());
    }
  }

  @Override
  public void conv2dInputGrad(
      ConvShape s, float[] y, int yAt, float[] w, int wAt, float[] x, int xAt) {
    int positions = s.outH() * s.outW();
    float[] columns = Scratch.floats(2, positions * s.patch());
    for (int i = 0; i < s.n(); i++) {
      gemm(
          false,
          true,
          positions,
          s.patch(),
          s.outC(),
          y,
          yAt + i * positions * s.outC(),
          w,
          wAt,
          false,
          columns,
          0);
      Im2col.scatter(s, columns, x, xAt + i * s.h() * s.w() * s.inC());
    }
  }

  @Override
  public void conv2dWeightGrad(
      ConvShape s, float[] x, int xAt, float[] y, int yAt, float[] w, int wAt) {
    int positions = s.outH() * s.outW();
    float[] columns = Scratch.floats(2, positions * s.patch());
    Arrays.fill(w, wAt, wAt + s.weightSize(), 0);
    for (int i = 0; i < s.n(); i++) {
      Im2col.gather(s, x, xAt + i * s.h() * s.w() * s.inC(), columns);
      gemm(
          true,
          false,
          s.patch(),
          s.outC(),
          positions,
          columns,
          0,
          y,
          yAt + i * positions * s.outC(),
          true,
          w,
          wAt);
    }
  }

  @Override
  public void moments(
      float[] x,
      int xAt,
      int groups,
      int rows,
      int cols,
      float[] mean,
      int meanAt,
      float[] variance,
      int varianceAt) {
    double[] total = Scratch.doubles(0, cols);
    for (int g = 0; g < groups; g++) {
      int at = xAt + g * rows * cols;
      int mAt = meanAt + g * cols;
      columnSums(x, at, rows, cols, total);
      mean(total, rows, cols, mean, mAt);
      columns(
          rows,
          cols,
          total,
          (row, n, block, z, zAt) ->
              ScalarReduce.columnSquares(x, at + row * cols, n, cols, mean, mAt, block, z, zAt));
      mean(total, rows, cols, variance, varianceAt + g * cols);
    }
  }

  // The mean of no rows is 0, so that gradients through an empty image are 0 and not NaN.
  private static void mean(double[] total, int rows, int cols, float[] y, int yAt) {
    for (int c = 0; c < cols; c++) {
      y[yAt + c] = (float) (total[c] / Math.max(1, rows));
    }
  }

  @Override
  public final void normalize(
      float[] x,
      int xAt,
      int groups,
      int rows,
      int cols,
      float[] shift,
      int shiftAt,
      float[] scale,
      int scaleAt,
      float[] bias,
      int biasAt,
      float[] y,
      int yAt) {
    rows(groups * rows, cols, (row, n) -> {
      for (int r = row; r < row + n; r++) {
        int at = r / rows * cols;
        normalizeRow(
            x,
            xAt + r * cols,
            shift,
            shiftAt + at,
            scale,
            scaleAt + at,
            bias,
            biasAt + at,
            y,
            yAt + r * cols,
            cols);
      }
    });
  }

  void normalizeRow(
      float[] x,
      int xAt,
      float[] shift,
      int shiftAt,
      float[] scale,
      int scaleAt,
      float[] bias,
      int biasAt,
      float[] y,
      int yAt,
      int n) {
    for (int c = 0; c < n; c++) {
      y[yAt + c] = (x[xAt + c] - shift[shiftAt + c]) * scale[scaleAt + c] + bias[biasAt + c];
    }
  }

  private interface RowLoop {
    void run(int row, int rows);
  }

  private static void rows(int rows, int cols, RowLoop loop) {
    int chunkRows = Math.max(1, GRAIN / Math.max(1, cols));
    int chunks = (rows + chunkRows - 1) / chunkRows;
    if (chunks <= 1) {
      loop.run(0, rows);
    } else {
      Workers.current()
          .run(
              chunks,
              chunk -> loop.run(chunk * chunkRows, Math.min(chunkRows, rows - chunk * chunkRows)));
    }
  }

  @Override
  public void normalizeSums(
      float[] x,
      int xAt,
      float[] gradient,
      int gradientAt,
      int groups,
      int rows,
      int cols,
      float[] mean,
      int meanAt,
      float[] invStd,
      int invStdAt,
      float[] sums,
      int sumsAt) {
    double[] total = Scratch.doubles(0, cols);
    for (int g = 0; g < groups; g++) {
      int at = g * rows * cols;
      int mAt = meanAt + g * cols;
      columnSums(gradient, gradientAt + at, rows, cols, total);
      mean(total, 1, cols, sums, sumsAt + g * cols);
      columns(
          rows,
          cols,
          total,
          (row, n, block, z, zAt) -> ScalarReduce.columnProducts(
              x,
              xAt + at + row * cols,
              gradient,
              gradientAt + at + row * cols,
              n,
              cols,
              mean,
              mAt,
              block,
              z,
              zAt));
      for (int c = 0; c < cols; c++) {
        sums[sumsAt + (groups + g) * cols + c] =
            (float) (total[c] * invStd[invStdAt + g * cols + c]);
      }
    }
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
      float[] mean,
      int meanAt,
      float[] invStd,
      int invStdAt,
      float[] gamma,
      int gammaAt,
      float[] sums,
      int sumsAt,
      float[] y,
      int yAt) {
    // y = a g - b (x - mean) - c, with one a, b, c per column of a group
    int size = groups * cols;
    float[] coefficients = Scratch.floats(3, 3 * size);
    for (int i = 0; i < size; i++) {
      float a = gamma[gammaAt + i % cols] * invStd[invStdAt + i];
      coefficients[i] = a;
      coefficients[size + i] = a * invStd[invStdAt + i] * sums[sumsAt + size + i] / rows;
      coefficients[2 * size + i] = a * sums[sumsAt + i] / rows;
    }
    rows(groups * rows, cols, (row, n) -> {
      for (int r = row; r < row + n; r++) {
        int at = r / rows * cols;
        normalizeGradRow(
            x,
            xAt + r * cols,
            gradient,
            gradientAt + r * cols,
            mean,
            meanAt + at,
            coefficients,
            at,
            size,
            y,
            yAt + r * cols,
            cols);
      }
    });
  }

  void normalizeGradRow(
      float[] x,
      int xAt,
      float[] g,
      int gAt,
      float[] mean,
      int meanAt,
      float[] abc,
      int at,
      int step,
      float[] y,
      int yAt,
      int n) {
    for (int c = 0; c < n; c++) {
      y[yAt + c] = abc[at + c] * g[gAt + c]
          - abc[at + step + c] * (x[xAt + c] - mean[meanAt + c])
          - abc[at + 2 * step + c];
    }
  }

  @Override
  public void sgd(
      SgdStep s, float[] w, int wAt, float[] g, int gAt, float[] velocity, int velocityAt, int n) {
    float scale = s.scale();
    float decay = s.weightDecay();
    float rate = s.learningRate();
    float momentum = s.momentum();
    for (int i = 0; i < n; i++) {
      float d = scale * g[gAt + i] + decay * w[wAt + i];
      float v = momentum * velocity[velocityAt + i] - rate * d;
      velocity[velocityAt + i] = v;
      w[wAt + i] += v;
    }
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
    float inside = s.epsilonInside() ? s.epsilon() : 0;
    float outside = s.epsilonInside() ? 0 : s.epsilon();
    float scale = s.scale();
    float weightDecay = s.weightDecay();
    float rate = s.learningRate();
    float decay = s.decay();
    float fresh = 1 - decay;
    for (int i = 0; i < n; i++) {
      float d = scale * g[gAt + i] + weightDecay * w[wAt + i];
      float v = decay * meanSquare[meanSquareAt + i] + fresh * d * d;
      meanSquare[meanSquareAt + i] = v;
      w[wAt + i] -= rate * d / ((float) Math.sqrt(v + inside) + outside);
    }
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
    float scale = s.scale();
    float decay = s.weightDecay();
    float beta1 = s.beta1();
    float beta2 = s.beta2();
    float fresh1 = 1 - beta1;
    float fresh2 = 1 - beta2;
    float stepSize = s.stepSize();
    float rootScale = s.rootScale();
    float epsilon = s.epsilon();
    for (int i = 0; i < n; i++) {
      float d = scale * g[gAt + i] + decay * w[wAt + i];
      float first = beta1 * m[mAt + i] + fresh1 * d;
      float second = beta2 * v[vAt + i] + fresh2 * d * d;
      m[mAt + i] = first;
      v[vAt + i] = second;
      w[wAt + i] -= stepSize * first / ((float) Math.sqrt(second) * rootScale + epsilon);
    }
  }

  @Override
  public void average(float decay, float[] w, int wAt, float[] average, int averageAt, int n) {
    float fresh = 1 - decay;
    for (int i = 0; i < n; i++) {
      average[averageAt + i] += fresh * (w[wAt + i] - average[averageAt + i]);
    }
  }
}
