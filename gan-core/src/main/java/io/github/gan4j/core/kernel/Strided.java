package io.github.gan4j.core.kernel;

import io.github.gan4j.core.shape.Shapes;
import java.util.Arrays;

/**
 * Loops over arrays that are walked with a stride per axis: broadcasting (stride 0), permuting, cropping and padding
 * are all of this kind. Axes that are one run in every operand are merged first, so the inner loop is as long as it can
 * be.
 */
public final class Strided {

  private Strided() {}

  /** Row-major strides of a shape. */
  public static int[] strides(int[] shape) {
    int[] strides = new int[shape.length];
    int step = 1;
    for (int i = shape.length - 1; i >= 0; i--) {
      strides[i] = step;
      step *= shape[i];
    }
    return strides;
  }

  /** Strides that make {@code shape} look like {@code target}, which it broadcasts to. */
  public static int[] broadcast(int[] shape, int[] target) {
    int[] strides = new int[target.length];
    int step = 1;
    for (int i = 1; i <= shape.length; i++) {
      int size = shape[shape.length - i];
      strides[target.length - i] = size == 1 ? 0 : step;
      step *= size;
    }
    return strides;
  }

  /** {@code y[i] = x[i]} over {@code shape}, each side with its own strides. */
  public static void copy(
      int[] shape, float[] x, int xAt, int[] xStrides, float[] y, int yAt, int[] yStrides) {
    Loop loop = new Loop(shape, xStrides, xStrides, yStrides);
    int n = loop.inner();
    int xStep = loop.step(0);
    int yStep = loop.step(2);
    while (loop.next()) {
      copyRun(x, xAt + loop.at(0), xStep, y, yAt + loop.at(2), yStep, n);
    }
  }

  private static void copyRun(float[] x, int xAt, int xStep, float[] y, int yAt, int yStep, int n) {
    if (xStep == 1 && yStep == 1) {
      System.arraycopy(x, xAt, y, yAt, n);
    } else {
      for (int i = 0; i < n; i++) {
        y[yAt + i * yStep] = x[xAt + i * xStep];
      }
    }
  }

  /** {@code y = op(a, b)} over {@code shape}, y being dense, a and b broadcast to it; op has no parameter. */
  public static void binary(
      Kernels k,
      BinaryOp op,
      int[] shape,
      float[] a,
      int aAt,
      int[] aShape,
      float[] b,
      int bAt,
      int[] bShape,
      float[] y,
      int yAt) {
    if (Arrays.equals(aShape, shape) && isRow(bShape, shape)) {
      rows(k, op, shape, a, aAt, b, bAt, y, yAt);
      return;
    }
    Loop loop = new Loop(shape, broadcast(aShape, shape), broadcast(bShape, shape), strides(shape));
    int n = loop.inner();
    int aStep = loop.step(0);
    int bStep = loop.step(1);
    while (loop.next()) {
      k.binary(
          op, 0, a, aAt + loop.at(0), aStep, b, bAt + loop.at(1), bStep, y, yAt + loop.at(2), n);
    }
  }

  private static boolean isRow(int[] bShape, int[] shape) {
    return bShape.length == 1 && shape.length > 1 && bShape[0] == shape[shape.length - 1];
  }

  // One row for all rows, as a bias is: the commonest case, in one parallel loop.
  private static void rows(
      Kernels k,
      BinaryOp op,
      int[] shape,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      float[] y,
      int yAt) {
    int cols = shape[shape.length - 1];
    int rows = Shapes.product(shape, 0, shape.length - 1);
    int each = Math.max(1, ScalarKernels.GRAIN / Math.max(1, cols));
    if (rows <= each) {
      rows(k, op, 0, rows, cols, a, aAt, b, bAt, y, yAt);
    } else {
      Workers.current().run((rows + each - 1) / each, chunk -> {
        int end = Math.min(rows, (chunk + 1) * each);
        rows(k, op, chunk * each, end, cols, a, aAt, b, bAt, y, yAt);
      });
    }
  }

  private static void rows(
      Kernels k,
      BinaryOp op,
      int first,
      int end,
      int cols,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      float[] y,
      int yAt) {
    for (int r = first; r < end; r++) {
      k.binary(op, 0, a, aAt + r * cols, 1, b, bAt, 1, y, yAt + r * cols, cols);
    }
  }

  /** An odometer over the outer axes of three operands. */
  private static final class Loop {
    private static final int OPERANDS = 3;

    private final int[] sizes;
    // per axis, the step of each operand
    private final int[] steps;
    private final int[] index;
    private final int[] at = new int[OPERANDS];
    private int axes;
    private long left;
    private boolean started;

    Loop(int[] shape, int[] a, int[] b, int[] y) {
      sizes = new int[Math.max(1, shape.length)];
      steps = new int[OPERANDS * sizes.length];
      sizes[0] = 1;
      merge(shape, a, b, y);
      index = new int[axes];
      left = Math.min(1, sizes[axes - 1]);
      for (int i = 0; i < axes - 1; i++) {
        left *= sizes[i];
      }
    }

    private void merge(int[] shape, int[] a, int[] b, int[] y) {
      for (int i = 0; i < shape.length; i++) {
        int n = shape[i];
        if (n == 1) {
          continue;
        }
        int last = (axes - 1) * OPERANDS;
        boolean joins = axes > 0
            && steps[last] == a[i] * n
            && steps[last + 1] == b[i] * n
            && steps[last + 2] == y[i] * n;
        axes += joins ? 0 : 1;
        sizes[axes - 1] = joins ? sizes[axes - 1] * n : n;
        last = (axes - 1) * OPERANDS;
        steps[last] = a[i];
        steps[last + 1] = b[i];
        steps[last + 2] = y[i];
      }
      axes = Math.max(1, axes);
    }

    int inner() {
      return sizes[axes - 1];
    }

    int step(int operand) {
      return steps[(axes - 1) * OPERANDS + operand];
    }

    int at(int operand) {
      return at[operand];
    }

    boolean next() {
      if (left-- <= 0) {
        return false;
      }
      if (started) {
        advance();
      }
      started = true;
      return true;
    }

    private void advance() {
      for (int i = axes - 2; i >= 0; i--) {
        boolean wraps = ++index[i] == sizes[i];
        for (int o = 0; o < OPERANDS; o++) {
          int step = steps[i * OPERANDS + o];
          at[o] += wraps ? -(sizes[i] - 1) * step : step;
        }
        if (!wraps) {
          return;
        }
        index[i] = 0;
      }
    }
  }
}
