package io.github.gan4j.core.tensor;

import io.github.gan4j.core.kernel.BinaryOp;

/**
 * An estimate of the largest singular value of a matrix, {@code sigma = left' M right}, outside the graph.
 *
 * <p>M is a tensor of any shape, read as [rows, cols] by the sizes of the vectors.
 *
 * @param left unit vector, [rows, 1]
 * @param right unit vector, [cols, 1]
 * @param sigma one element
 */
public record Spectral(Tensor left, Tensor right, Tensor sigma) {

  private static final double EPSILON = 1e-12;

  /** The estimate that given unit vectors make. */
  public static Spectral of(Tensor m, Tensor left, Tensor right) {
    Tensor image = product(m, true, left, right.size());
    return new Spectral(left, right, product(image, true, right, 1));
  }

  /**
   * One step of the power iteration, {@code left = M start / |M start|, right = M' left / |M' left|}. So sigma is the length
   * of {@code M' left}.
   */
  public static Spectral iterate(Tensor m, Tensor start) {
    Tensor left = product(m, false, start, m.size() / start.size());
    toUnit(left);
    Tensor right = product(m, true, left, start.size());
    return new Spectral(left, right, Tensor.scalar(toUnit(right)));
  }

  /** M, or its transpose, times a vector. */
  private static Tensor product(Tensor m, boolean transposed, Tensor x, int size) {
    Tensor y = Tensor.result("spectral", new int[] {size, 1});
    Tensor.kernels()
        .gemm(
            transposed,
            false,
            size,
            1,
            x.size(),
            m.data(),
            m.offset(),
            x.data(),
            x.offset(),
            false,
            y.data(),
            y.offset());
    return y;
  }

  /** Divides a tensor that nobody else holds by its length, which is returned. */
  private static float toUnit(Tensor x) {
    float[] values = x.data();
    int end = x.offset() + x.size();
    double squares = 0;
    for (int i = x.offset(); i < end; i++) {
      squares += (double) values[i] * values[i];
    }
    double length = Math.sqrt(squares);
    float scale = (float) (1 / (length + EPSILON));
    for (int i = x.offset(); i < end; i++) {
      values[i] *= scale;
    }
    return (float) length;
  }

  /**
   * {@code y = M / sigma}, in the shape of M. The vectors are constants of the graph, sigma is a function of M.
   *
   * <p><b>Gradient</b> {@code (g - sum(g y) left right') / sigma}, in three passes; composed of plain operations when the walk
   * is recorded, so that every order exists.
   */
  public Tensor normalize(Tensor m) {
    Tensor y = Tensor.result("spectral", m.shape);
    Tensor.kernels()
        .binary(
            BinaryOp.DIV,
            0,
            m.data(),
            m.offset(),
            1,
            sigma.data(),
            sigma.offset(),
            0,
            y.data(),
            y.offset(),
            y.size());
    return y.from(m, g -> Autograd.isRecording() ? composed(m, y, g) : gradient(y, g));
  }

  private Tensor gradient(Tensor y, Tensor g) {
    Tensor x = Arithmetic.binary("spectral", BinaryOp.MUL, 0, g, y);
    float value = sigma.item();
    float along = x.sum().item() / value;
    Tensor.kernels()
        .lessOuter(
            1 / value,
            g.data(),
            g.offset(),
            left.size(),
            right.size(),
            along,
            left.data(),
            left.offset(),
            right.data(),
            right.offset(),
            x.data(),
            x.offset());
    return x;
  }

  private Tensor composed(Tensor m, Tensor y, Tensor g) {
    Tensor matrix = m.reshape(left.size(), right.size());
    Tensor value = MatMul.matmul(left, matrix.matmul(right), true, false);
    Tensor outer = MatMul.matmul(left, right, false, true).reshape(m.shape);
    return g.sub(outer.mul(g.mul(y).sum())).div(value.reshape());
  }
}
