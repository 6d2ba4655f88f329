package io.github.gan4j.core.kernel;

import java.util.Arrays;
import org.jblas.NativeBlas;
import org.jblas.util.Logger;

/**
 * The scalar provider with the native matrix product of jblas, an OpenBLAS of one thread.
 *
 * <p>A native call copies each array that it gets, whole, however little of it is an operand: megabytes for a product of a few
 * numbers that lie in a slab of memory. So operands are copied to arrays of about their own size.
 */
final class JblasKernels extends ScalarKernels {

  private static final int LEFT = 0;
  private static final int RIGHT = 1;
  private static final int RESULT = 2;

  // An OpenBLAS built for one thread shares its working memory among callers without locks.
  private static final Object LIBRARY = new Object();

  JblasKernels() {
    // It prints to standard error; why it cannot be loaded is known from the exception.
    Logger.getLogger().setLevel(Logger.ERROR + 1);
    selfCheck();
  }

  @Override
  public String name() {
    return "jblas";
  }

  // A native library that loads but computes nonsense must not be chosen in silence.
  private void selfCheck() {
    int m = 5, n = 7, k = 3;
    float[] a = new float[m * k];
    float[] b = new float[k * n];
    for (int i = 0; i < a.length; i++) {
      a[i] = i % 5 - 2;
    }
    for (int i = 0; i < b.length; i++) {
      b[i] = i % 7 - 3;
    }
    float[] expected = new float[m * n];
    super.gemm(true, false, m, n, k, a, 0, b, 0, false, expected, 0);
    float[] actual = new float[m * n];
    Arrays.fill(actual, Float.NaN);
    gemm(true, false, m, n, k, a, 0, b, 0, false, actual, 0);
    if (!Arrays.equals(expected, actual)) {
      throw new IllegalStateException("its matrix product is wrong on this machine");
    }
  }

  /** Row-major {@code C = A B} is column-major {@code C' = B' A'}: the operands change places. */
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
    if (m == 0 || n == 0) {
      return;
    }
    if (k == 0) {
      super.gemm(transA, transB, m, n, k, a, aAt, b, bAt, accumulate, c, cAt);
      return;
    }
    float[] left = copy(LEFT, a, aAt, m * k);
    float[] right = copy(RIGHT, b, bAt, k * n);
    float[] result = accumulate ? copy(RESULT, c, cAt, m * n) : Scratch.fitting(RESULT, m * n);
    synchronized (LIBRARY) {
      NativeBlas.sgemm(
          transB ? 'T' : 'N',
          transA ? 'T' : 'N',
          n,
          m,
          k,
          1f,
          right,
          0,
          transB ? k : n,
          left,
          0,
          transA ? m : k,
          accumulate ? 1f : 0f,
          result,
          0,
          n);
    }
    System.arraycopy(result, 0, c, cAt, m * n);
  }

  private static float[] copy(int slot, float[] x, int at, int n) {
    float[] copy = Scratch.fitting(slot, n);
    System.arraycopy(x, at, copy, 0, n);
    return copy;
  }

  // The native library does one product at a time.
  @Override
  void share(int tasks, Workers.Task task) {
    for (int i = 0; i < tasks; i++) {
      task.run(i);
    }
  }
}
