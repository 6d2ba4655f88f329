package io.github.gan4j.core.shape;

import java.util.Arrays;

/** Arithmetic on shapes. A shape is an {@code int[]} of sizes, outermost axis first; {@code []} is a scalar. */
public final class Shapes {

  /** The longest array that every JVM can allocate. */
  public static final int MAX_SIZE = Integer.MAX_VALUE - 8;

  private static final int[] SCALAR = {};

  private Shapes() {}

  /** The shape of a scalar. */
  public static int[] scalar() {
    return SCALAR;
  }

  /**
   * The number of elements of a shape.
   *
   * @throws ShapeException if a size is negative or the product does not fit an array
   */
  public static int size(int... shape) {
    long size = 1;
    for (int n : shape) {
      if (n < 0) {
        throw new ShapeException("shape: sizes must not be negative, got " + format(shape) + ".");
      }
      // kept where it cannot overflow: a later 0 still makes it 0
      size = Math.min(size * n, MAX_SIZE + 1L);
    }
    if (size > MAX_SIZE) {
      throw new ShapeException(
          "shape: " + format(shape) + " has more elements than an array can hold (" + MAX_SIZE
              + "). Use a smaller batch or smaller layers.");
    }
    return (int) size;
  }

  /**
   * A size that was computed, as an {@code int}.
   *
   * @throws ShapeException if it is longer than an array can be
   */
  public static int checked(String op, long size) {
    if (size > MAX_SIZE) {
      throw new ShapeException(
          op + ": an axis of " + size + " is longer than an array can be (" + MAX_SIZE + ").");
    }
    return (int) size;
  }

  public static String format(int... shape) {
    return Arrays.toString(shape);
  }

  /**
   * The shape that two operands broadcast to: aligned at the last axis, sizes equal or one of them 1.
   *
   * @throws ShapeException if they do not broadcast
   */
  public static int[] broadcast(String op, int[] a, int[] b) {
    if (b.length == 0 || Arrays.equals(a, b)) {
      return a;
    }
    if (a.length == 0) {
      return b;
    }
    int rank = Math.max(a.length, b.length);
    int[] y = new int[rank];
    for (int i = 1; i <= rank; i++) {
      int m = i <= a.length ? a[a.length - i] : 1;
      int n = i <= b.length ? b[b.length - i] : 1;
      if (m != n && m != 1 && n != 1) {
        throw new ShapeException(
            op + ": shapes do not broadcast: " + format(a) + " and " + format(b)
                + ". Axes are aligned at the last one; sizes must be equal, or one of them 1.");
      }
      y[rank - i] = m == 1 ? n : m;
    }
    size(y);
    return y;
  }

  /** Fails unless {@code shape} broadcasts to exactly {@code target}. */
  public static void requireExpandable(String op, int[] shape, int[] target) {
    boolean fits = shape.length <= target.length;
    for (int i = 1; fits && i <= shape.length; i++) {
      int n = shape[shape.length - i];
      fits = n == 1 || n == target[target.length - i];
    }
    if (!fits) {
      throw new ShapeException(op + ": " + format(shape) + " does not broadcast to "
          + format(target) + ". Each size must be equal or 1.");
    }
  }

  /** Fails unless both shapes are the same. */
  public static void requireSame(String op, String aName, int[] a, String bName, int[] b) {
    if (!Arrays.equals(a, b)) {
      throw new ShapeException(op + ": " + aName + " " + format(a) + " and " + bName + " "
          + format(b) + " must have the same shape.");
    }
  }

  /** Fails unless the shape has the given number of axes, named in the message, for example {@code "N,H,W,C"}. */
  public static void requireRank(String op, String name, int[] shape, int rank, String axes) {
    if (shape.length != rank) {
      throw new ShapeException(op + ": " + name + " must have " + rank + " axes (" + axes
          + "), got " + format(shape) + ".");
    }
  }

  /** An axis counted from the front; negative ones count from the back. */
  public static int axis(String op, int axis, int rank) {
    int a = axis < 0 ? axis + rank : axis;
    if (a < 0 || a >= rank) {
      throw new ShapeException(op + ": axis " + axis + " is out of range for " + rank + " axes.");
    }
    return a;
  }

  /** A mask of the given axes; every axis if none is given. */
  public static boolean[] axes(String op, int rank, int... axes) {
    boolean[] mask = new boolean[rank];
    if (axes.length == 0) {
      Arrays.fill(mask, true);
    }
    for (int axis : axes) {
      int a = axis(op, axis, rank);
      if (mask[a]) {
        throw new ShapeException(op + ": axis " + axis + " is named twice.");
      }
      mask[a] = true;
    }
    return mask;
  }

  /** The shape with the masked axes reduced to 1. */
  public static int[] keepReduced(int[] shape, boolean[] reduced) {
    int[] y = shape.clone();
    for (int i = 0; i < y.length; i++) {
      if (reduced[i]) {
        y[i] = 1;
      }
    }
    return y;
  }

  /** The shape without the masked axes. */
  public static int[] dropReduced(int[] shape, boolean[] reduced) {
    int kept = 0;
    for (boolean r : reduced) {
      kept += r ? 0 : 1;
    }
    int[] y = new int[kept];
    for (int i = 0, j = 0; i < shape.length; i++) {
      if (!reduced[i]) {
        y[j++] = shape[i];
      }
    }
    return y;
  }

  /** The product of the sizes from one axis (inclusive) to another (exclusive). */
  public static int product(int[] shape, int from, int to) {
    int n = 1;
    for (int i = from; i < to; i++) {
      n *= shape[i];
    }
    return n;
  }

  /**
   * Resolves one size of -1 in a requested shape, so that the number of elements stays.
   *
   * @throws ShapeException if the element counts differ
   */
  public static int[] reshape(int[] shape, int... wanted) {
    int size = size(shape);
    int[] y = wanted.clone();
    int open = -1;
    long known = 1;
    for (int i = 0; i < y.length; i++) {
      if (y[i] == -1 && open < 0) {
        open = i;
      } else if (y[i] < 0) {
        throw new ShapeException(
            "reshape: sizes must not be negative, and at most one may be -1, got " + format(wanted)
                + ".");
      } else {
        known = Math.min(known * y[i], Long.MAX_VALUE >> 32);
      }
    }
    if (open >= 0 && known > 0 && size % known == 0) {
      y[open] = (int) (size / known);
    } else if (open >= 0 || known != size) {
      throw new ShapeException("reshape: " + format(shape) + " has " + size
          + " elements and cannot become " + format(wanted) + ".");
    }
    return y;
  }
}
