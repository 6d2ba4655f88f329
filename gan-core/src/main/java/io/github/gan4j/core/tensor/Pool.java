package io.github.gan4j.core.tensor;

import io.github.gan4j.core.kernel.Pooling;
import io.github.gan4j.core.shape.ConvShape;
import io.github.gan4j.core.shape.ShapeException;
import io.github.gan4j.core.shape.Shapes;
import io.github.gan4j.core.shape.Window;

/** Pooling over windows of [N,H,W,C] images, channel by channel, and nearest up-sampling, its adjoint. */
public final class Pool {

  private Pool() {}

  /**
   * The mean over each window; padding counts as zeros.
   *
   * <p><b>Shapes</b> x [N,H,W,C], result [N,H',W',C] with H' as for a convolution.
   */
  public static Tensor avgPool(Tensor x, Window window) {
    return sum(shape("avgPool", x, window), x).mul(1f / (window.kH() * window.kW()));
  }

  /** The sum over each window; padding counts as zeros. */
  public static Tensor sumPool(Tensor x, Window window) {
    return sum(shape("sumPool", x, window), x);
  }

  /**
   * The largest element of each window; padding never wins. The gradient goes to the first largest.
   *
   * @throws ShapeException if the window does not fit
   */
  public static Tensor maxPool(Tensor x, Window window) {
    ConvShape s = shape("maxPool", x, window);
    if (s.inputSize() == 0 && s.outputSize() > 0) {
      throw new ShapeException(
          "maxPool: input " + Shapes.format(x.shape) + " (N,H,W,C) has no pixels to choose from.");
    }
    int[] index = new int[s.outputSize()];
    Pooling.argMax(s, x.data(), x.offset(), index);
    return Indexing.take(x, index).reshape(s.n(), s.outH(), s.outW(), s.outC());
  }

  /**
   * Repeats each pixel {@code factor} times in both directions.
   *
   * <p><b>Shapes</b> x [N,H,W,C], result [N, factor H, factor W, C].
   */
  public static Tensor upsample(Tensor x, int factor) {
    Shapes.requireRank("upsample", "input", x.shape, 4, "N,H,W,C");
    if (factor < 1) {
      throw new ShapeException("upsample: factor must be at least 1, got " + factor + ".");
    }
    int h = Shapes.checked("upsample", (long) x.shape[1] * factor);
    int w = Shapes.checked("upsample", (long) x.shape[2] * factor);
    return sumGrad(
        new ConvShape(
            x.shape[0],
            h,
            w,
            x.shape[3],
            factor,
            factor,
            x.shape[3],
            x.shape[1],
            x.shape[2],
            factor,
            0),
        x);
  }

  private static Tensor sum(ConvShape s, Tensor x) {
    Tensor y = Tensor.result("sumPool", new int[] {s.n(), s.outH(), s.outW(), s.outC()});
    Pooling.sum(s, x.data(), x.offset(), y.data(), y.offset());
    return y.from(x, g -> sumGrad(s, g));
  }

  private static Tensor sumGrad(ConvShape s, Tensor y) {
    Tensor x = Tensor.result("sumPoolGrad", new int[] {s.n(), s.h(), s.w(), s.inC()});
    Pooling.sumGrad(s, y.data(), y.offset(), x.data(), x.offset());
    return x.from(y, g -> sum(s, g));
  }

  private static ConvShape shape(String op, Tensor x, Window window) {
    Shapes.requireRank(op, "input", x.shape, 4, "N,H,W,C");
    int outH = window.outputHeight(op, x.shape[1]);
    int outW = window.outputWidth(op, x.shape[2]);
    return new ConvShape(
        x.shape[0],
        x.shape[1],
        x.shape[2],
        x.shape[3],
        window.kH(),
        window.kW(),
        x.shape[3],
        outH,
        outW,
        window.stride(),
        window.pad());
  }
}
