package io.github.gan4j.core.kernel;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products with a vector on one side. They read the matrix once, so packing it would cost more than the product; spectral
 * normalisation consists of them. Workers share the rows of a result of dots, and the columns of sums.
 */
final class VectorGemv {

  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();

  // Columns of a chunk: two or more cache lines of each row.
  private static final int COLUMNS = 64;

  private VectorGemv() {}

  /** {@code y = M x}, or {@code y += M x}: M is [rows, cols]. */
  static void dots(
      int rows,
      int cols,
      float[] m,
      int mAt,
      float[] x,
      int xAt,
      boolean accumulate,
      float[] y,
      int yAt) {
    int each = Math.max(1, ScalarKernels.GRAIN / Math.max(1, cols));
    Workers.current().run((rows + each - 1) / each, chunk -> {
      int first = chunk * each;
      int count = Math.min(each, rows - first);
      dotRange(count, cols, m, mAt + first * cols, x, xAt, accumulate, y, yAt + first);
    });
  }

  private static void dotRange(
      int rows,
      int cols,
      float[] m,
      int mAt,
      float[] x,
      int xAt,
      boolean accumulate,
      float[] y,
      int yAt) {
    float[] lanes = Scratch.floats(Scratch.TAIL, L);
    for (int r = 0; r < rows; r++) {
      float dot = dot(m, mAt + r * cols, x, xAt, cols, lanes);
      y[yAt + r] = accumulate ? y[yAt + r] + dot : dot;
    }
  }

  /** {@code y = M' x}, or {@code y += M' x}: M is [rows, cols]. */
  static void sums(
      int rows,
      int cols,
      float[] m,
      int mAt,
      float[] x,
      int xAt,
      boolean accumulate,
      float[] y,
      int yAt) {
    int each = rows * cols <= ScalarKernels.GRAIN ? Math.max(1, cols) : COLUMNS;
    Workers.current().run((cols + each - 1) / each, chunk -> {
      int col = chunk * each;
      int count = Math.min(each, cols - col);
      sumRange(rows, cols, count, m, mAt + col, x, xAt, accumulate, y, yAt + col);
    });
  }

  private static void sumRange(
      int rows,
      int ld,
      int cols,
      float[] m,
      int mAt,
      float[] x,
      int xAt,
      boolean accumulate,
      float[] y,
      int yAt) {
    if (!accumulate) {
      Arrays.fill(y, yAt, yAt + cols, 0);
    }
    for (int r = 0; r < rows; r++) {
      addScaled(x[xAt + r], m, mAt + r * ld, y, yAt, cols);
    }
  }

  // The lanes are added in order: reduceLanes promises none.
  private static float dot(float[] a, int aAt, float[] b, int bAt, int n, float[] lanes) {
    FloatVector sum = FloatVector.zero(S);
    int full = S.loopBound(n);
    for (int i = 0; i < full; i += L) {
      sum = FloatVector.fromArray(S, a, aAt + i).fma(FloatVector.fromArray(S, b, bAt + i), sum);
    }
    sum.intoArray(lanes, 0);
    float dot = 0;
    for (int i = 0; i < L; i++) {
      dot += lanes[i];
    }
    for (int i = full; i < n; i++) {
      dot = Math.fma(a[aAt + i], b[bAt + i], dot);
    }
    return dot;
  }

  private static void addScaled(float s, float[] x, int xAt, float[] y, int yAt, int n) {
    int full = S.loopBound(n);
    FloatVector scale = FloatVector.broadcast(S, s);
    for (int i = 0; i < full; i += L) {
      FloatVector sum = FloatVector.fromArray(S, y, yAt + i);
      FloatVector.fromArray(S, x, xAt + i).fma(scale, sum).intoArray(y, yAt + i);
    }
    for (int i = full; i < n; i++) {
      y[yAt + i] = Math.fma(s, x[xAt + i], y[yAt + i]);
    }
  }
}
