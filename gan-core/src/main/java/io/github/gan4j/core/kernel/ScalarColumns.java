package io.github.gan4j.core.kernel;

import java.util.Arrays;

/** {@link ColumnLoops} in plain Java; the static versions start at a column, for what is left over by vectors. */
final class ScalarColumns implements ColumnLoops {

  @Override
  public void sums(float[] x, int xAt, int rows, int cols, float[] y) {
    sums(x, xAt, rows, cols, 0, y);
  }

  @Override
  public void deviations(float[] x, int xAt, int rows, int cols, float[] y) {
    deviations(x, xAt, rows, cols, 0, y);
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
    normalize(x, xAt, rows, cols, 0, k, at, step, slope, y, yAt);
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
    gradSums(x, xAt, g, gAt, rows, cols, 0, k, at, step, slope, y);
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
    grad(x, xAt, g, gAt, rows, cols, 0, k, at, step, slope, y, yAt);
  }

  @Override
  public void add(float[] x, int xAt, double[] y, int yAt, int n) {
    add(x, xAt, y, yAt, 0, n);
  }

  @Override
  public void addMoments(float[] moments, int cols, int n, float[] s, double[] y, int step) {
    addAll(moments, cols, n, s, y, step);
  }

  static void add(float[] x, int xAt, double[] y, int yAt, int from, int n) {
    for (int c = from; c < n; c++) {
      y[yAt + c] += x[xAt + c];
    }
  }

  static void addAll(float[] moments, int cols, int n, float[] s, double[] y, int step) {
    for (int c = 0; c < cols; c++) {
      double e = (double) moments[c] - s[c];
      double own = moments[cols + c];
      double sum = own + n * e;
      y[c] += sum;
      y[step + c] += moments[2 * cols + c] + e * (own + sum);
    }
  }

  static void sums(float[] x, int xAt, int rows, int cols, int from, float[] y) {
    Arrays.fill(y, from, cols, 0);
    int r = 0;
    for (; r + 4 <= rows; r += 4) {
      int a = xAt + r * cols;
      int b = a + cols;
      int c = b + cols;
      int d = c + cols;
      for (int i = from; i < cols; i++) {
        y[i] += (x[a + i] + x[b + i]) + (x[c + i] + x[d + i]);
      }
    }
    for (; r < rows; r++) {
      int a = xAt + r * cols;
      for (int i = from; i < cols; i++) {
        y[i] += x[a + i];
      }
    }
  }

  static void deviations(float[] x, int xAt, int rows, int cols, int from, float[] y) {
    Arrays.fill(y, cols + from, 2 * cols, 0);
    Arrays.fill(y, 2 * cols + from, 3 * cols, 0);
    int r = 0;
    for (; r + 4 <= rows; r += 4) {
      int a = xAt + r * cols;
      for (int i = from; i < cols; i++) {
        float m = y[i];
        float d0 = x[a + i] - m;
        float d1 = x[a + cols + i] - m;
        float d2 = x[a + 2 * cols + i] - m;
        float d3 = x[a + 3 * cols + i] - m;
        y[cols + i] += (d0 + d1) + (d2 + d3);
        y[2 * cols + i] += (d0 * d0 + d1 * d1) + (d2 * d2 + d3 * d3);
      }
    }
    for (; r < rows; r++) {
      int a = xAt + r * cols;
      for (int i = from; i < cols; i++) {
        float d = x[a + i] - y[i];
        y[cols + i] += d;
        y[2 * cols + i] += d * d;
      }
    }
  }

  // By max and min, which the JIT compiler vectorises; it does not vectorise a choice.
  static void normalize(
      float[] x,
      int xAt,
      int rows,
      int cols,
      int from,
      float[] k,
      int at,
      int step,
      float slope,
      float[] y,
      int yAt) {
    for (int r = 0; r < rows; r++) {
      int a = xAt + r * cols;
      int b = yAt + r * cols;
      for (int i = from; i < cols; i++) {
        float v = (x[a + i] - k[at + i]) * k[at + step + i] + k[at + 2 * step + i];
        y[b + i] = Math.max(v, 0f) + slope * Math.min(v, 0f);
      }
    }
  }

  static void gradSums(
      float[] x,
      int xAt,
      float[] g,
      int gAt,
      int rows,
      int cols,
      int from,
      float[] k,
      int at,
      int step,
      float slope,
      float[] y) {
    Arrays.fill(y, from, cols, 0);
    Arrays.fill(y, cols + from, 2 * cols, 0);
    for (int r = 0; r < rows; r++) {
      int row = r * cols;
      for (int i = from; i < cols; i++) {
        float d = x[xAt + row + i] - k[at + i];
        float h = through(d * k[at + step + i] + k[at + 2 * step + i], g[gAt + row + i], slope);
        y[i] += h;
        y[cols + i] += h * d;
      }
    }
  }

  static void grad(
      float[] x,
      int xAt,
      float[] g,
      int gAt,
      int rows,
      int cols,
      int from,
      float[] k,
      int at,
      int step,
      float slope,
      float[] y,
      int yAt) {
    for (int r = 0; r < rows; r++) {
      int row = r * cols;
      for (int i = from; i < cols; i++) {
        float d = x[xAt + row + i] - k[at + i];
        float scale = k[at + step + i];
        float h = through(d * scale + k[at + 2 * step + i], g[gAt + row + i], slope);
        y[yAt + row + i] = scale * h - k[at + 3 * step + i] * d - k[at + 4 * step + i];
      }
    }
  }

  private static float through(float v, float g, float slope) {
    return v > 0 ? g : slope * g;
  }
}
