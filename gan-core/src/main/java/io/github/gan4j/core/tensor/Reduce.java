package io.github.gan4j.core.tensor;

import io.github.gan4j.core.kernel.Strided;
import io.github.gan4j.core.shape.ShapeException;
import io.github.gan4j.core.shape.Shapes;
import java.util.Arrays;

/** Sums and means over axes, and their adjoint, which repeats along axes. */
public final class Reduce {

  private Reduce() {}

  /** The sum over the given axes, which are dropped; over all of them if none is given. */
  public static Tensor sum(Tensor x, int... axes) {
    return sum("sum", x, axes);
  }

  private static Tensor sum(String op, Tensor x, int... axes) {
    if (axes.length == 0) {
      return sumTo(x, Shapes.scalar());
    }
    boolean[] mask = Shapes.axes(op, x.rank(), axes);
    return sumTo(x, Shapes.keepReduced(x.shape, mask)).reshape(Shapes.dropReduced(x.shape, mask));
  }

  /**
   * The mean over the given axes, which are dropped; over all of them if none is given.
   *
   * @throws ShapeException if there is nothing to average
   */
  public static Tensor mean(Tensor x, int... axes) {
    Tensor sum = sum("mean", x, axes);
    if (x.size() == 0) {
      throw new ShapeException("mean: " + Shapes.format(x.shape) + " has no elements to average.");
    }
    return sum.mul(1f / (x.size() / sum.size()));
  }

  /**
   * The sum down to a shape that broadcasts to x's: the adjoint of {@link #expand}.
   *
   * @throws ShapeException if {@code shape} does not broadcast to x's shape
   */
  public static Tensor sumTo(Tensor x, int... shape) {
    if (Arrays.equals(x.shape, shape)) {
      return x;
    }
    Shapes.requireExpandable("sumTo", shape, x.shape);
    int[] xShape = x.shape;
    return reduced(x, shape).shared("sumTo", shape.clone()).from(x, g -> expand(g, xShape));
  }

  // One kernel call for each run of neighbouring axes that are summed, from the last to the first.
  private static Tensor reduced(Tensor x, int[] shape) {
    int[] sizes = x.shape.clone();
    Tensor y = x;
    for (int last = sizes.length - 1; last >= 0; last--) {
      int first = last;
      while (first >= 0 && isSummed(sizes, shape, first)) {
        first--;
      }
      if (first < last) {
        int outer = Shapes.product(sizes, 0, first + 1);
        int rows = Shapes.product(sizes, first + 1, last + 1);
        int inner = Shapes.product(sizes, last + 1, sizes.length);
        Arrays.fill(sizes, first + 1, last + 1, 1);
        Tensor z = Tensor.result("sumTo", new int[] {outer, inner});
        Tensor.kernels().sum(y.data(), y.offset(), outer, rows, inner, z.data(), z.offset());
        y = z;
        last = first + 1;
      }
    }
    return y;
  }

  private static boolean isSummed(int[] sizes, int[] shape, int axis) {
    int i = axis - (sizes.length - shape.length);
    return sizes[axis] != 1 && (i < 0 || shape[i] == 1);
  }

  /**
   * Repeats x along axes of size 1, and along new leading axes, until it has the given shape: the adjoint of {@link
   * #sumTo}.
   *
   * @throws ShapeException if x does not broadcast to the shape
   */
  public static Tensor expand(Tensor x, int... shape) {
    if (Arrays.equals(x.shape, shape)) {
      return x;
    }
    Shapes.requireExpandable("expand", x.shape, shape);
    int[] xShape = x.shape;
    Tensor y = Tensor.result("expand", shape.clone());
    Strided.copy(
        y.shape,
        x.data(),
        x.offset(),
        Strided.broadcast(xShape, y.shape),
        y.data(),
        y.offset(),
        Strided.strides(y.shape));
    return y.from(x, g -> sumTo(g, xShape));
  }
}
