package io.github.gan4j.models.metric;

import java.util.Arrays;

/**
 * A factor of a symmetric matrix without negative eigenvalues, of any rank: {@code C = F^T F}. This
 * is Cholesky's decomposition with the greatest remaining diagonal element as the pivot, which ends
 * where the rest is rounding (Higham, "Analysis of the Cholesky decomposition of a semi-definite
 * matrix", 1990). The rows of F keep the order of C's columns, so F is a permuted triangle.
 */
final class CovarianceFactor {
  private static final double ROUNDING = Math.ulp(1.0);

  private final double[][] c;
  private final int size;
  private final double[][] rows;
  private int rank;

  private CovarianceFactor(double[][] c) {
    this.c = c;
    size = c.length;
    rows = new double[size][];
  }

  /** F^T: [size, rank]. */
  static double[][] transposed(double[][] c) {
    CovarianceFactor factor = new CovarianceFactor(c);
    factor.decompose();
    return factor.transposed();
  }

  private void decompose() {
    double[] rest = new double[size];
    for (int i = 0; i < size; i++) {
      rest[i] = c[i][i];
    }
    double negligible = size * ROUNDING * Arrays.stream(rest).max().orElse(0);
    while (rank < size) {
      int pivot = greatest(rest);
      if (!(rest[pivot] > negligible)) {
        return;
      }
      double[] row = residual(pivot);
      double root = Math.sqrt(rest[pivot]);
      for (int i = 0; i < size; i++) {
        row[i] /= root;
        rest[i] -= row[i] * row[i];
      }
      rest[pivot] = 0;
      rows[rank++] = row;
    }
  }

  private static int greatest(double[] x) {
    int at = 0;
    for (int i = 1; i < x.length; i++) {
      at = x[i] > x[at] ? i : at;
    }
    return at;
  }

  /** What the rows so far leave of a row of C. */
  private double[] residual(int pivot) {
    double[] y = c[pivot].clone();
    int k = 0;
    for (; k + 4 <= rank; k += 4) {
      subtract(rows[k], rows[k + 1], rows[k + 2], rows[k + 3], pivot, y);
    }
    for (; k < rank; k++) {
      double[] row = rows[k];
      double scale = row[pivot];
      for (int i = 0; i < size; i++) {
        y[i] -= scale * row[i];
      }
    }
    return y;
  }

  private static void subtract(
      double[] a, double[] b, double[] c, double[] d, int pivot, double[] y) {
    double scaleA = a[pivot];
    double scaleB = b[pivot];
    double scaleC = c[pivot];
    double scaleD = d[pivot];
    for (int i = 0; i < y.length; i++) {
      y[i] -= scaleA * a[i] + scaleB * b[i] + scaleC * c[i] + scaleD * d[i];
    }
  }

  private double[][] transposed() {
    double[][] transposed = new double[size][rank];
    for (int i = 0; i < size; i++) {
      for (int k = 0; k < rank; k++) {
        transposed[i][k] = rows[k][i];
      }
    }
    return transposed;
  }
}
