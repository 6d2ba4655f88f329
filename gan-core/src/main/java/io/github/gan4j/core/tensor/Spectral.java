package io.github.gan4j.core.tensor;

import io.github.gan4j.core.kernel.BinaryOp;

/**
 * A matrix divided by an estimate of its largest singular value: {@code y = M / sigma, sigma = left' M right}, with unit
 * vectors that are constants of the graph.
 *
 * <p>M is a tensor of any shape, read as [rows, cols] by the sizes of the vectors. <b>Gradient</b> {@code (g - sum(g y) left
 * right') / sigma}, in two passes; composed of plain operations when the walk is recorded, so that every order exists.
 */
public final class Spectral {

  private static final double EPSILON = 1e-12;

  private Spectral() {}

  /**
   * An estimate, outside the graph.
   *
   * @param left [rows, 1]
   * @param right [cols, 1]
   * @param sigma one element
   */
  public record Estimate(Tensor left, Tensor right, Tensor sigma) {}

  /** The estimate that given unit vectors make. */
  public static Estimate estimate(Tensor m, Tensor left, Tensor right) {
    Tensor image = product(m, true, left, right.size());
    return new Estimate(left, right, product(image, true, right, 1));
  }

  /**
   * One step of the power iteration, {@code left = M start / |M start|, right = M' left / |M' left|}. So sigma is the length
   * of {@code M' left}.
   */
  public static Estimate iterate(Tensor m, Tensor start) {
    Tensor left = product(m, false, start, m.size() / start.size());
    toUnit(left);
    Tensor right = product(m, true, left, start.size());
    return new Estimate(left, right, Tensor.scalar(toUnit(right)));
  }

  /** A copy of length 1. */
  public static Tensor unit(Tensor x) {
    Tensor y = x.keep();
    toUnit(y);
    return y;
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

  /** M / sigma, in the shape of M. */
  public static Tensor normalize(Tensor m, Estimate e) {
    Tensor y = Tensor.result("spectral", m.shape);
    Tensor.kernels()
        .binary(
            BinaryOp.DIV,
            0,
            m.data(),
            m.offset(),
            1,
            e.sigma().data(),
            e.sigma().offset(),
            0,
            y.data(),
            y.offset(),
            y.size());
    return y.from(m, g -> Autograd.isRecording() ? composed(m, e, y, g) : gradient(e, y, g));
  }

  private static Tensor gradient(Estimate e, Tensor y, Tensor g) {
    Tensor x = Arithmetic.binary("spectral", BinaryOp.MUL, 0, g, y);
    float sigma = e.sigma().item();
    float along = x.sum().item() / sigma;
    Tensor.kernels()
        .lessOuter(
            1 / sigma,
            g.data(),
            g.offset(),
            e.left().size(),
            e.right().size(),
            along,
            e.left().data(),
            e.left().offset(),
            e.right().data(),
            e.right().offset(),
            x.data(),
            x.offset());
    return x;
  }

  private static Tensor composed(Tensor m, Estimate e, Tensor y, Tensor g) {
    Tensor matrix = m.reshape(e.left().size(), e.right().size());
    Tensor sigma = MatMul.matmul(e.left(), matrix.matmul(e.right()), true, false);
    Tensor outer = MatMul.matmul(e.left(), e.right(), false, true).reshape(m.shape);
    return g.sub(outer.mul(g.mul(y).sum())).div(sigma.reshape());
  }
}
