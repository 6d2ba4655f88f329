package io.github.gan4j.core.kernel;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link ColumnLoops} on the Vector API, with the roundings of {@link ScalarColumns}: the same bits. Rows are read along
 * memory, and sums are kept in an array that stays in the first cache. Two arrays are read a row at a time: with four rows
 * of each, the processor's prefetcher loses its way.
 */
final class VectorColumns implements ColumnLoops {

  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();

  @Override
  public void sums(float[] x, int xAt, int rows, int cols, float[] y) {
    int end = S.loopBound(cols);
    Arrays.fill(y, 0, end, 0);
    int r = 0;
    for (; r + 4 <= rows; r += 4) {
      add4(x, xAt + r * cols, cols, end, y);
    }
    for (; r < rows; r++) {
      add(x, xAt + r * cols, end, y);
    }
    if (end < cols) {
      ScalarColumns.sums(x, xAt, rows, cols, end, y);
    }
  }

  private static void add4(float[] x, int a, int cols, int end, float[] y) {
    int b = a + cols;
    int c = b + cols;
    int d = c + cols;
    for (int i = 0; i < end; i += L) {
      FloatVector u = FloatVector.fromArray(S, x, a + i).add(FloatVector.fromArray(S, x, b + i));
      FloatVector v = FloatVector.fromArray(S, x, c + i).add(FloatVector.fromArray(S, x, d + i));
      FloatVector.fromArray(S, y, i).add(u.add(v)).intoArray(y, i);
    }
  }

  private static void add(float[] x, int a, int end, float[] y) {
    for (int i = 0; i < end; i += L) {
      FloatVector.fromArray(S, y, i).add(FloatVector.fromArray(S, x, a + i)).intoArray(y, i);
    }
  }

  @Override
  public void deviations(float[] x, int xAt, int rows, int cols, float[] y) {
    int end = S.loopBound(cols);
    Arrays.fill(y, cols, cols + end, 0);
    Arrays.fill(y, 2 * cols, 2 * cols + end, 0);
    int r = 0;
    for (; r + 4 <= rows; r += 4) {
      deviations4(x, xAt + r * cols, cols, end, y);
    }
    for (; r < rows; r++) {
      deviation(x, xAt + r * cols, cols, end, y);
    }
    if (end < cols) {
      ScalarColumns.deviations(x, xAt, rows, cols, end, y);
    }
  }

  private static void deviations4(float[] x, int a, int cols, int end, float[] y) {
    int b = a + cols;
    int c = b + cols;
    int d = c + cols;
    for (int i = 0; i < end; i += L) {
      FloatVector m = FloatVector.fromArray(S, y, i);
      FloatVector d0 = FloatVector.fromArray(S, x, a + i).sub(m);
      FloatVector d1 = FloatVector.fromArray(S, x, b + i).sub(m);
      FloatVector d2 = FloatVector.fromArray(S, x, c + i).sub(m);
      FloatVector d3 = FloatVector.fromArray(S, x, d + i).sub(m);
      FloatVector sum = d0.add(d1).add(d2.add(d3));
      FloatVector squares = d0.mul(d0).add(d1.mul(d1)).add(d2.mul(d2).add(d3.mul(d3)));
      FloatVector.fromArray(S, y, cols + i).add(sum).intoArray(y, cols + i);
      FloatVector.fromArray(S, y, 2 * cols + i).add(squares).intoArray(y, 2 * cols + i);
    }
  }

  private static void deviation(float[] x, int a, int cols, int end, float[] y) {
    for (int i = 0; i < end; i += L) {
      FloatVector d = FloatVector.fromArray(S, x, a + i).sub(FloatVector.fromArray(S, y, i));
      FloatVector.fromArray(S, y, cols + i).add(d).intoArray(y, cols + i);
      FloatVector.fromArray(S, y, 2 * cols + i).add(d.mul(d)).intoArray(y, 2 * cols + i);
    }
  }

  @Override
  public void normalize(
      float[] x,
      int xAt,
      int rows,
      int cols,
      float[] k,
      int at,
      int step,
      float slope,
      float[] y,
      int yAt) {
    int end = S.loopBound(cols);
    for (int r = 0; r < rows; r++) {
      normalize(x, xAt + r * cols, end, k, at, step, slope, y, yAt + r * cols);
    }
    if (end < cols) {
      ScalarColumns.normalize(x, xAt, rows, cols, end, k, at, step, slope, y, yAt);
    }
  }

  private static void normalize(
      float[] x, int xAt, int end, float[] k, int at, int step, float slope, float[] y, int yAt) {
    int shift = at + 2 * step;
    for (int i = 0; i < end; i += L) {
      FloatVector v = FloatVector.fromArray(S, x, xAt + i)
          .sub(FloatVector.fromArray(S, k, at + i))
          .mul(FloatVector.fromArray(S, k, at + step + i))
          .add(FloatVector.fromArray(S, k, shift + i));
      v.mul(slope).blend(v, v.compare(VectorOperators.GT, 0f)).intoArray(y, yAt + i);
    }
  }

  @Override
  public void gradSums(
      float[] x,
      int xAt,
      float[] g,
      int gAt,
      int rows,
      int cols,
      float[] k,
      int at,
      int step,
      float slope,
      float[] y) {
    int end = S.loopBound(cols);
    Arrays.fill(y, 0, end, 0);
    Arrays.fill(y, cols, cols + end, 0);
    for (int r = 0; r < rows; r++) {
      int row = r * cols;
      gradSum(x, xAt + row, g, gAt + row, cols, end, k, at, step, slope, y);
    }
    if (end < cols) {
      ScalarColumns.gradSums(x, xAt, g, gAt, rows, cols, end, k, at, step, slope, y);
    }
  }

  private static void gradSum(
      float[] x,
      int xAt,
      float[] g,
      int gAt,
      int cols,
      int end,
      float[] k,
      int at,
      int step,
      float slope,
      float[] y) {
    int shifts = at + 2 * step;
    for (int i = 0; i < end; i += L) {
      FloatVector d = FloatVector.fromArray(S, x, xAt + i).sub(FloatVector.fromArray(S, k, at + i));
      FloatVector v = d.mul(FloatVector.fromArray(S, k, at + step + i))
          .add(FloatVector.fromArray(S, k, shifts + i));
      FloatVector u = FloatVector.fromArray(S, g, gAt + i);
      FloatVector h = u.mul(slope).blend(u, v.compare(VectorOperators.GT, 0f));
      FloatVector.fromArray(S, y, i).add(h).intoArray(y, i);
      FloatVector.fromArray(S, y, cols + i).add(h.mul(d)).intoArray(y, cols + i);
    }
  }

  @Override
  public void grad(
      float[] x,
      int xAt,
      float[] g,
      int gAt,
      int rows,
      int cols,
      float[] k,
      int at,
      int step,
      float slope,
      float[] y,
      int yAt) {
    int end = S.loopBound(cols);
    for (int r = 0; r < rows; r++) {
      int row = r * cols;
      grad(x, xAt + row, g, gAt + row, end, k, at, step, slope, y, yAt + row);
    }
    if (end < cols) {
      ScalarColumns.grad(x, xAt, g, gAt, rows, cols, end, k, at, step, slope, y, yAt);
    }
  }

  private static void grad(
      float[] x,
      int xAt,
      float[] g,
      int gAt,
      int end,
      float[] k,
      int at,
      int step,
      float slope,
      float[] y,
      int yAt) {
    int shifts = at + 2 * step;
    int p = at + 3 * step;
    int q = at + 4 * step;
    for (int i = 0; i < end; i += L) {
      FloatVector scale = FloatVector.fromArray(S, k, at + step + i);
      FloatVector d = FloatVector.fromArray(S, x, xAt + i).sub(FloatVector.fromArray(S, k, at + i));
      FloatVector v = d.mul(scale).add(FloatVector.fromArray(S, k, shifts + i));
      FloatVector u = FloatVector.fromArray(S, g, gAt + i);
      FloatVector h = u.mul(slope).blend(u, v.compare(VectorOperators.GT, 0f));
      scale
          .mul(h)
          .sub(FloatVector.fromArray(S, k, p + i).mul(d))
          .sub(FloatVector.fromArray(S, k, q + i))
          .intoArray(y, yAt + i);
    }
  }

  // Sums in double are plain Java. Vectors of doubles would need float vectors of half the length,
  // and a second length in use anywhere makes JDK 17 box the vectors of every loop.
  @Override
  public void add(float[] x, int xAt, double[] y, int yAt, int n) {
    ScalarColumns.add(x, xAt, y, yAt, 0, n);
  }

  @Override
  public void addMoments(float[] moments, int cols, int n, float[] s, double[] y, int step) {
    ScalarColumns.addAll(moments, cols, n, s, y, step);
  }
}
