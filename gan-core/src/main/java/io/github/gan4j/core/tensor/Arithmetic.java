package io.github.gan4j.core.tensor;

import io.github.gan4j.core.kernel.BinaryOp;
import io.github.gan4j.core.kernel.Strided;
import io.github.gan4j.core.kernel.UnaryOp;
import io.github.gan4j.core.shape.Shapes;
import java.util.Arrays;

/**
 * Element-wise arithmetic. The operations of two tensors broadcast as NumPy's do: axes are aligned at the last one, and
 * sizes must be equal or one of them 1. In order of increasing complexity.
 */
public final class Arithmetic {

  private Arithmetic() {}

  // ---- two tensors

  /** {@code a + b}. */
  public static Tensor add(Tensor a, Tensor b) {
    int[] aShape = a.shape;
    int[] bShape = b.shape;
    return binary("add", BinaryOp.ADD, a, b)
        .from(a, g -> g.sumTo(aShape))
        .from(b, g -> g.sumTo(bShape));
  }

  /** {@code a - b}. */
  public static Tensor sub(Tensor a, Tensor b) {
    int[] aShape = a.shape;
    int[] bShape = b.shape;
    return binary("sub", BinaryOp.SUB, a, b)
        .from(a, g -> g.sumTo(aShape))
        .from(b, g -> g.sumTo(bShape).neg());
  }

  /** {@code a b}, element by element. */
  public static Tensor mul(Tensor a, Tensor b) {
    int[] aShape = a.shape;
    int[] bShape = b.shape;
    return binary("mul", BinaryOp.MUL, a, b)
        .from(a, g -> mul(g, b).sumTo(aShape))
        .from(b, g -> mul(g, a).sumTo(bShape));
  }

  /** {@code a / b}, element by element. */
  public static Tensor div(Tensor a, Tensor b) {
    int[] aShape = a.shape;
    int[] bShape = b.shape;
    Tensor y = binary("div", BinaryOp.DIV, a, b);
    return y.from(a, g -> div(g, b).sumTo(aShape))
        .from(b, g -> div(mul(g, y), b).sumTo(bShape).neg());
  }

  // ---- one tensor

  /** {@code scale a + shift}. */
  public static Tensor affine(Tensor a, float scale, float shift) {
    return unary("affine", UnaryOp.AFFINE, scale, shift, a).from(a, g -> affine(g, scale, 0));
  }

  /** {@code a^2}. */
  public static Tensor square(Tensor a) {
    return unary("square", UnaryOp.SQUARE, a).from(a, g -> mul(g, a).mul(2));
  }

  /** The square root; its slope at 0 is infinite. */
  public static Tensor sqrt(Tensor a) {
    Tensor y = unary("sqrt", UnaryOp.SQRT, a);
    return y.from(a, g -> div(g, y).mul(0.5f));
  }

  /** {@code |a|}, with slope 0 at 0. */
  public static Tensor abs(Tensor a) {
    return unary("abs", UnaryOp.ABS, a).from(a, g -> mul(g, sign(a)));
  }

  /** -1, 0 or 1; a constant, since its slope is 0. */
  public static Tensor sign(Tensor a) {
    return unary("sign", UnaryOp.SIGN, a);
  }

  /** {@code e^a}. */
  public static Tensor exp(Tensor a) {
    Tensor y = unary("exp", UnaryOp.EXP, a);
    return y.from(a, g -> mul(g, y));
  }

  /** The natural logarithm. */
  public static Tensor log(Tensor a) {
    return unary("log", UnaryOp.LOG, a).from(a, g -> div(g, a));
  }

  /**
   * {@code min(max(a, low), high)}, with slope 1 from low to high, both included, and 0 outside.
   *
   * @throws IllegalArgumentException if low is above high
   */
  public static Tensor clamp(Tensor a, float low, float high) {
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          "clamp: low must not be above high, got " + low + " and " + high + ".");
    }
    return unary("clamp", UnaryOp.CLAMP, low, high, a)
        .from(a, g -> mul(g, unary("clamp", UnaryOp.IN_RANGE, low, high, a)));
  }

  // ---- shared

  /** The same, with the largest floats in place of infinities, which the gradient does not see. */
  static Tensor finite(Tensor a) {
    return unary("finite", UnaryOp.CLAMP, -Float.MAX_VALUE, Float.MAX_VALUE, a).from(a, g -> g);
  }

  static Tensor unary(String op, UnaryOp f, Tensor a) {
    return unary(op, f, 0, 0, a);
  }

  static Tensor unary(String op, UnaryOp f, float p, float q, Tensor a) {
    Tensor y = Tensor.result(op, a.shape);
    Tensor.kernels().unary(f, p, q, a.data(), a.offset(), y.data(), y.offset(), y.size());
    return y;
  }

  private static Tensor binary(String op, BinaryOp f, Tensor a, Tensor b) {
    if (Arrays.equals(a.shape, b.shape)) {
      return binary(op, f, 0, a, b);
    }
    Tensor y = Tensor.result(op, Shapes.broadcast(op, a.shape, b.shape));
    if ((a.size() == 1 || b.size() == 1) && y.size() == Math.max(a.size(), b.size())) {
      withScalar(f, a, b, y);
      return y;
    }
    Strided.binary(
        Tensor.kernels(),
        f,
        y.shape,
        a.data(),
        a.offset(),
        a.shape,
        b.data(),
        b.offset(),
        b.shape,
        y.data(),
        y.offset());
    return y;
  }

  private static void withScalar(BinaryOp f, Tensor a, Tensor b, Tensor y) {
    int aStep = a.size() == 1 ? 0 : 1;
    int bStep = b.size() == 1 ? 0 : 1;
    Tensor.kernels()
        .binary(
            f,
            0,
            a.data(),
            a.offset(),
            aStep,
            b.data(),
            b.offset(),
            bStep,
            y.data(),
            y.offset(),
            y.size());
  }

  /** Two tensors of the same shape, which the caller has checked. */
  static Tensor binary(String op, BinaryOp f, float p, Tensor a, Tensor b) {
    Tensor y = Tensor.result(op, a.shape);
    Tensor.kernels()
        .binary(
            f, p, a.data(), a.offset(), 1, b.data(), b.offset(), 1, y.data(), y.offset(), y.size());
    return y;
  }
}
