package io.github.gan4j.core.tensor;

import io.github.gan4j.core.shape.ShapeException;
import io.github.gan4j.core.shape.Shapes;
import org.jspecify.annotations.Nullable;

/** The matrix product, with flags in place of transposed copies. */
public final class MatMul {

  private MatMul() {}

  /** {@code a b}: [m,k] times [k,n] is [m,n]. */
  public static Tensor matmul(Tensor a, Tensor b) {
    return matmul(a, b, false, false);
  }

  /**
   * {@code op(a) op(b)}, where op transposes if its flag is set.
   *
   * <p><b>Shapes</b> op(a) [m,k], op(b) [k,n], result [m,n]. <b>Cost</b> m n k multiply-adds.
   *
   * @throws ShapeException if an operand is no matrix or the inner sizes differ
   */
  public static Tensor matmul(Tensor a, Tensor b, boolean transA, boolean transB) {
    requireProduct("matmul", a, b, transA, transB);
    int m = a.shape[transA ? 1 : 0];
    int k = a.shape[transA ? 0 : 1];
    int n = b.shape[transB ? 0 : 1];
    Tensor y = Tensor.result("matmul", new int[] {m, n});
    Tensor.kernels()
        .gemm(
            transA,
            transB,
            m,
            n,
            k,
            a.data(),
            a.offset(),
            b.data(),
            b.offset(),
            false,
            y.data(),
            y.offset());
    return y.from(a, g -> transA ? matmul(b, g, transB, true) : matmul(g, b, false, !transB))
        .from(b, g -> transB ? matmul(g, a, true, transA) : matmul(a, g, !transA, false));
  }

  private static void requireProduct(
      String op, Tensor a, Tensor b, boolean transA, boolean transB) {
    Shapes.requireRank(op, "the left operand", a.shape, 2, "rows, columns");
    Shapes.requireRank(op, "the right operand", b.shape, 2, "rows, columns");
    int k = a.shape[transA ? 0 : 1];
    int inner = b.shape[transB ? 1 : 0];
    if (k != inner) {
      throw new ShapeException(op + ": inner sizes differ, " + k + " and " + inner + ": "
          + operand(a, transA) + " x " + operand(b, transB) + ".");
    }
  }

  private static String operand(Tensor x, boolean transposed) {
    return Shapes.format(x.shape) + (transposed ? " transposed" : "");
  }

  /**
   * A fully connected layer: {@code act(x w + bias)}, {@code act(v) = v > 0 ? v : slope v}.
   *
   * <p><b>Shapes</b> x [N,in], w [in,out], bias [out], result [N,out].
   *
   * @param bias null for none
   * @param slope 1 for no activation, 0 for ReLU
   * @throws ShapeException if an operand is no matrix, the inner sizes differ or the bias does not fit
   */
  public static Tensor linear(Tensor x, Tensor w, @Nullable Tensor bias, float slope) {
    requireProduct("matmul", x, w, false, false);
    int n = w.shape[1];
    Rectified.require("linear", bias, slope, n);
    Tensor y = Tensor.result("linear", new int[] {x.shape[0], n});
    Tensor.kernels()
        .gemm(
            false,
            false,
            x.shape[0],
            n,
            x.shape[1],
            x.data(),
            x.offset(),
            w.data(),
            w.offset(),
            y.data(),
            y.offset(),
            Rectified.epilogue(bias, slope));
    return Rectified.record(
        y, bias, slope, x, g -> matmul(g, w, false, true), w, g -> matmul(x, g, true, false));
  }
}
