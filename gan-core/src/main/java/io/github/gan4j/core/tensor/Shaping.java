package io.github.gan4j.core.tensor;

import io.github.gan4j.core.kernel.Strided;
import io.github.gan4j.core.shape.ShapeException;
import io.github.gan4j.core.shape.Shapes;
import java.util.Arrays;
import java.util.List;

/** Operations that move elements without computing. Reshape shares the values; the others copy. */
public final class Shaping {

  private Shaping() {}

  /**
   * The same values, in the same order, under another shape; one size may be -1.
   *
   * @throws ShapeException if the element counts differ
   */
  public static Tensor reshape(Tensor x, int... shape) {
    int[] xShape = x.shape;
    int[] yShape = Shapes.reshape(xShape, shape);
    return Arrays.equals(xShape, yShape)
        ? x
        : x.shared("reshape", yShape).from(x, g -> reshape(g, xShape));
  }

  /**
   * Reorders the axes: axis i of the result is axis {@code axes[i]} of x.
   *
   * @throws ShapeException unless every axis is named once
   */
  public static Tensor permute(Tensor x, int... axes) {
    int rank = x.rank();
    if (axes.length != rank) {
      throw new ShapeException("permute: " + Shapes.format(x.shape) + " has " + rank
          + " axes, got an order of " + axes.length + ": " + Shapes.format(axes) + ".");
    }
    Shapes.axes("permute", rank, axes);
    int[] own = Strided.strides(x.shape);
    int[] shape = new int[rank];
    int[] strides = new int[rank];
    int[] inverse = new int[rank];
    for (int i = 0; i < rank; i++) {
      int axis = Shapes.axis("permute", axes[i], rank);
      shape[i] = x.shape[axis];
      strides[i] = own[axis];
      inverse[axis] = i;
    }
    Tensor y = Tensor.result("permute", shape);
    Strided.copy(
        shape, x.data(), x.offset(), strides, y.data(), y.offset(), Strided.strides(shape));
    return y.from(x, g -> permute(g, inverse));
  }

  /** The matrix with its two axes exchanged. */
  public static Tensor transpose(Tensor x) {
    Shapes.requireRank("transpose", "the input", x.shape, 2, "rows, columns");
    return permute(x, 1, 0);
  }

  /**
   * Zeros around x: {@code before[i]} in front of axis i and {@code after[i]} behind it. The adjoint of {@link #crop}.
   */
  public static Tensor pad(Tensor x, int[] before, int[] after) {
    requirePerAxis("pad", x, before, after);
    int[] shape = x.shape.clone();
    for (int i = 0; i < shape.length; i++) {
      shape[i] = Shapes.checked("pad", (long) shape[i] + before[i] + after[i]);
    }
    Tensor y = Tensor.zeros(shape);
    int[] strides = Strided.strides(shape);
    Strided.copy(
        x.shape,
        x.data(),
        x.offset(),
        Strided.strides(x.shape),
        y.data(),
        y.offset() + start(before, strides),
        strides);
    int[] from = before.clone();
    int[] to = after.clone();
    return y.from(x, g -> crop(g, from, to));
  }

  /** Takes {@code before[i]} off the front of axis i and {@code after[i]} off its end. The adjoint of {@link #pad}. */
  public static Tensor crop(Tensor x, int[] before, int[] after) {
    requirePerAxis("crop", x, before, after);
    int[] shape = x.shape.clone();
    for (int i = 0; i < shape.length; i++) {
      long left = (long) shape[i] - before[i] - after[i];
      if (left < 0) {
        throw new ShapeException("crop: cannot take " + before[i] + " and " + after[i]
            + " off axis " + i + " of " + Shapes.format(x.shape) + ".");
      }
      shape[i] = (int) left;
    }
    Tensor y = Tensor.result("crop", shape);
    int[] strides = Strided.strides(x.shape);
    Strided.copy(
        shape,
        x.data(),
        x.offset() + start(before, strides),
        strides,
        y.data(),
        y.offset(),
        Strided.strides(shape));
    int[] from = before.clone();
    int[] to = after.clone();
    return y.from(x, g -> pad(g, from, to));
  }

  private static int start(int[] before, int[] strides) {
    int at = 0;
    for (int i = 0; i < before.length; i++) {
      at += before[i] * strides[i];
    }
    return at;
  }

  private static void requirePerAxis(String op, Tensor x, int[] before, int[] after) {
    if (before.length != x.rank() || after.length != x.rank()) {
      throw new ShapeException(
          op + ": " + Shapes.format(x.shape) + " needs one amount per axis, got "
              + Shapes.format(before) + " and " + Shapes.format(after) + ".");
    }
    for (int i = 0; i < before.length; i++) {
      if (before[i] < 0 || after[i] < 0) {
        throw new ShapeException(op + ": amounts must not be negative, got " + Shapes.format(before)
            + " and " + Shapes.format(after) + ".");
      }
    }
  }

  /**
   * The part from {@code from} (inclusive) to {@code to} (exclusive) of one axis.
   *
   * @throws ShapeException if the range is not within the axis
   */
  public static Tensor slice(Tensor x, int axis, int from, int to) {
    int a = Shapes.axis("slice", axis, x.rank());
    if (from < 0 || from > to || to > x.shape[a]) {
      throw new ShapeException("slice: " + from + " to " + to + " is not within axis " + a + " of "
          + Shapes.format(x.shape) + ".");
    }
    int[] before = new int[x.rank()];
    int[] after = new int[x.rank()];
    before[a] = from;
    after[a] = x.shape[a] - to;
    return crop(x, before, after);
  }

  /**
   * The tensors one after the other along an axis.
   *
   * @throws ShapeException if their other axes differ
   */
  public static Tensor concat(int axis, Tensor... parts) {
    return concat(axis, List.of(parts));
  }

  /** The tensors one after the other along an axis. */
  public static Tensor concat(int axis, List<Tensor> parts) {
    if (parts.isEmpty()) {
      throw new ShapeException("concat: no tensors given.");
    }
    int[] shape = parts.get(0).shape.clone();
    int a = Shapes.axis("concat", axis, shape.length);
    shape[a] = joinedSize(parts, a);
    Tensor y = Tensor.result("concat", shape);
    int[] strides = Strided.strides(shape);
    int at = 0;
    for (Tensor part : parts) {
      Strided.copy(
          part.shape,
          part.data(),
          part.offset(),
          Strided.strides(part.shape),
          y.data(),
          y.offset() + at * strides[a],
          strides);
      int from = at;
      int to = at + part.shape[a];
      y.from(part, g -> slice(g, a, from, to));
      at = to;
    }
    return y;
  }

  private static int joinedSize(List<Tensor> parts, int axis) {
    int[] expected = parts.get(0).shape.clone();
    long size = 0;
    for (Tensor part : parts) {
      if (part.rank() == expected.length) {
        expected[axis] = part.shape[axis];
      }
      if (!Arrays.equals(part.shape, expected)) {
        throw new ShapeException("concat: " + Shapes.format(parts.get(0).shape) + " and "
            + Shapes.format(part.shape) + " must agree on every axis but axis " + axis + ".");
      }
      size += part.shape[axis];
    }
    return Shapes.checked("concat", size);
  }
}
