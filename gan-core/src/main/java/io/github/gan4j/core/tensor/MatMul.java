package io.github.gan4j.core.tensor;

import io.github.gan4j.core.shape.ShapeException;
import io.github.gan4j.core.shape.Shapes;

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
    Shapes.requireRank("matmul", "the left operand", a.shape, 2, "rows, columns");
    Shapes.requireRank("matmul", "the right operand", b.shape, 2, "rows, columns");
    int m = a.shape[transA ? 1 : 0];
    int k = a.shape[transA ? 0 : 1];
    int n = b.shape[transB ? 0 : 1];
    int inner = b.shape[transB ? 1 : 0];
    if (k != inner) {
      throw new ShapeException("matmul: inner sizes differ, " + k + " and " + inner + ": "
          + operand(a, transA) + " x " + operand(b, transB) + ".");
    }
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

  private static String operand(Tensor x, boolean transposed) {
    return Shapes.format(x.shape) + (transposed ? " transposed" : "");
  }
}
