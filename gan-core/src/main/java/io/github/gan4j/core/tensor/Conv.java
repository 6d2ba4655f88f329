package io.github.gan4j.core.tensor;

import io.github.gan4j.core.shape.ConvShape;
import io.github.gan4j.core.shape.ShapeException;
import io.github.gan4j.core.shape.Shapes;
import io.github.gan4j.core.shape.Window;
import org.jspecify.annotations.Nullable;

/**
 * Convolution as one closed family of three bilinear operations: each one's gradients are the other two, so any order
 * of derivative exists. Images are [N,H,W,C], weights [kH,kW,I,O].
 *
 * <p>Dumoulin and Visin, "A guide to convolution arithmetic for deep learning" (2016), has the geometry.
 */
public final class Conv {

  private Conv() {}

  /**
   * Convolution (cross-correlation, as everywhere in deep learning).
   *
   * <pre>{@code y[n,oy,ox,o] = sum over ky,kx,i of x[n, oy s - p + ky, ox s - p + kx, i] w[ky,kx,i,o]}</pre>
   *
   * <b>Shapes</b> x [N,H,W,I], w [kH,kW,I,O], result [N,H',W',O] with H' = (H + 2p - kH) / s + 1, rounded down.
   * <b>Cost</b> N H' W' kH kW I O multiply-adds.
   *
   * @throws ShapeException if channels differ or the window does not fit
   */
  public static Tensor conv2d(Tensor x, Tensor w, Window window) {
    return conv2d(x, w, window, null, 1);
  }

  /**
   * {@link #conv2d} with the bias and the (leaky) ReLU that follow it: {@code act(y + bias)}, {@code act(v) = v > 0 ? v :
   * slope v}.
   *
   * @param bias [O], or null for none
   * @param slope 1 for no activation, 0 for ReLU
   */
  public static Tensor conv2d(
      Tensor x, Tensor w, Window window, @Nullable Tensor bias, float slope) {
    Shapes.requireRank("conv2d", "input", x.shape, 4, "N,H,W,C");
    requireWeight("conv2d", w, window);
    requireChannels("conv2d", x, w, w.shape[2]);
    int outH = window.outputHeight("conv2d", x.shape[1]);
    int outW = window.outputWidth("conv2d", x.shape[2]);
    Rectified.require("conv2d", bias, slope, w.shape[3]);
    ConvShape s = shape(x.shape[0], x.shape[1], x.shape[2], w, outH, outW, window);
    return forward(s, x, w, bias, slope);
  }

  /**
   * Transposed convolution: the input gradient of {@link #conv2d}, as an operation of its own. The channels of x are the
   * weight's last axis, those of the result its third.
   *
   * <p><b>Shapes</b> x [N,H,W,O], w [kH,kW,I,O], result [N,H',W',I] with H' = (H - 1) s - 2p + kH + outputPad.
   *
   * @throws ShapeException if channels differ or nothing is left after padding
   */
  public static Tensor convTranspose2d(Tensor x, Tensor w, Window window) {
    return convTranspose2d(x, w, window, null, 1);
  }

  /**
   * {@link #convTranspose2d} with the bias and the (leaky) ReLU that follow it, as for {@link #conv2d(Tensor, Tensor,
   * Window, Tensor, float)}.
   *
   * @param bias [I], or null for none
   */
  public static Tensor convTranspose2d(
      Tensor x, Tensor w, Window window, @Nullable Tensor bias, float slope) {
    String op = "convTranspose2d";
    Shapes.requireRank(op, "input", x.shape, 4, "N,H,W,C");
    int height = window.transposedHeight(op, x.shape[1]);
    int width = window.transposedWidth(op, x.shape[2]);
    return inputGrad(op, x, w, window, height, width, bias, slope);
  }

  /**
   * The adjoint of {@link #conv2d} in its input, for an input of {@code height} by {@code width}.
   *
   * <p><b>Shapes</b> y [N,H',W',O], w [kH,kW,I,O], result [N,height,width,I].
   *
   * @throws ShapeException if channels differ, or y is not what a convolution of that input gives
   */
  public static Tensor conv2dInputGrad(Tensor y, Tensor w, Window window, int height, int width) {
    return inputGrad("conv2dInputGrad", y, w, window, height, width, null, 1);
  }

  private static Tensor inputGrad(
      String op,
      Tensor y,
      Tensor w,
      Window window,
      int height,
      int width,
      @Nullable Tensor bias,
      float slope) {
    Shapes.requireRank(op, "input", y.shape, 4, "N,H,W,C");
    requireWeight(op, w, window);
    requireChannels(op, y, w, w.shape[3]);
    requireOutput(op, y, window, height, width);
    Rectified.require(op, bias, slope, w.shape[2]);
    ConvShape s = shape(y.shape[0], height, width, w, y.shape[1], y.shape[2], window);
    return inputGrad(s, y, w, bias, slope);
  }

  /**
   * The adjoint of {@link #conv2d} in its weight.
   *
   * <p><b>Shapes</b> x [N,H,W,I], y [N,H',W',O], result [kH,kW,I,O].
   *
   * @throws ShapeException if y is not what a convolution of x gives
   */
  public static Tensor conv2dWeightGrad(Tensor x, Tensor y, Window window) {
    Shapes.requireRank("conv2dWeightGrad", "input", x.shape, 4, "N,H,W,C");
    Shapes.requireRank("conv2dWeightGrad", "output gradient", y.shape, 4, "N,H,W,C");
    if (x.shape[0] != y.shape[0]) {
      throw new ShapeException(
          "conv2dWeightGrad: batches differ, " + x.shape[0] + " and " + y.shape[0] + ": input "
              + Shapes.format(x.shape) + ", output gradient " + Shapes.format(y.shape) + ".");
    }
    requireOutput("conv2dWeightGrad", y, window, x.shape[1], x.shape[2]);
    return weightGrad(
        new ConvShape(
            x.shape[0],
            x.shape[1],
            x.shape[2],
            x.shape[3],
            window.kH(),
            window.kW(),
            y.shape[3],
            y.shape[1],
            y.shape[2],
            window.stride(),
            window.pad()),
        x,
        y);
  }

  // ---- with a change of size before or after

  /**
   * A convolution of an image of twice the size, each pixel repeated: {@code act(conv2d(upsample(x, 2), w) + bias)} with
   * stride 1 and a padding that keeps the size.
   *
   * <p>Taps that read the same pixel of x are added up first, which leaves a transposed convolution with stride 2 and a
   * kernel larger by one: for a 3x3 kernel 16 multiplications per pixel of x instead of 36, and no enlarged image. A 1x1
   * kernel is applied before the enlargement.
   *
   * <p><b>Shapes</b> x [N,H,W,I], w [k,k,I,O] with odd k, bias [O] or null, result [N,2H,2W,O].
   *
   * @throws ShapeException if channels differ or the kernel is not square and odd
   */
  public static Tensor upsampleConv2d(Tensor x, Tensor w, @Nullable Tensor bias, float slope) {
    int k = requireCentred("upsampleConv2d", x, w);
    if (k == 1) {
      requireTwice("upsampleConv2d", x, w.shape[3]);
      return Pool.upsample(conv2d(x, w, Window.of(1), bias, slope), 2);
    }
    Tensor turned = turned(w, k).permute(0, 1, 3, 2);
    return convTranspose2d(x, boxed(turned), resizing(k), bias, slope);
  }

  /**
   * A convolution and the mean over 2x2 pixels that follows: {@code act(avgPool(conv2d(x, w)) + bias)} with stride 1 and
   * a padding that keeps the size; a last odd row or column is left out.
   *
   * <p>The mean of shifted kernels is one kernel, larger by one, with stride 2: for 3x3, 16 multiplications per pixel of
   * the result instead of 36. A 1x1 kernel is applied after the mean.
   *
   * <p><b>Shapes</b> x [N,H,W,I], w [k,k,I,O] with odd k, bias [O] or null, result [N,H/2,W/2,O].
   *
   * @throws ShapeException if channels differ or the kernel is not square and odd
   */
  public static Tensor conv2dAvgPool(Tensor x, Tensor w, @Nullable Tensor bias, float slope) {
    int k = requireCentred("conv2dAvgPool", x, w);
    if (k == 1) {
      return conv2d(Pool.avgPool(x, Window.of(2).stride(2)), w, Window.of(1), bias, slope);
    }
    return conv2d(x, boxed(w).mul(0.25f), resizing(k), bias, slope);
  }

  private static int requireCentred(String op, Tensor x, Tensor w) {
    Shapes.requireRank(op, "input", x.shape, 4, "N,H,W,C");
    Shapes.requireRank(op, "weight", w.shape, 4, "kH,kW,I,O");
    int k = w.shape[0];
    if (k != w.shape[1] || k % 2 == 0) {
      throw new ShapeException(op + ": the kernel must be square and odd, got weight "
          + Shapes.format(w.shape) + " (kH,kW,I,O).");
    }
    requireChannels(op, x, w, w.shape[2]);
    return k;
  }

  // Said before the image of a quarter of the size is made.
  private static void requireTwice(String op, Tensor x, int channels) {
    int h = Shapes.checked(op, 2L * x.shape[1]);
    int w = Shapes.checked(op, 2L * x.shape[2]);
    Shapes.size(x.shape[0], h, w, channels);
  }

  private static Window resizing(int k) {
    return Window.of(k + 1).stride(2).pad((k - 1) / 2);
  }

  /** The sum of a kernel and its copies shifted by one: {@code y[a,b] = w[a,b] + w[a-1,b] + w[a,b-1] + w[a-1,b-1]}. */
  private static Tensor boxed(Tensor w) {
    int[] none = {0, 0, 0, 0};
    int[] row = {1, 0, 0, 0};
    int[] column = {0, 1, 0, 0};
    Tensor rows = Shaping.pad(w, none, row).add(Shaping.pad(w, row, none));
    return Shaping.pad(rows, none, column).add(Shaping.pad(rows, column, none));
  }

  /** A kernel turned by 180 degrees. */
  private static Tensor turned(Tensor w, int k) {
    int[] backwards = new int[k * k];
    for (int i = 0; i < k * k; i++) {
      backwards[i] = k * k - 1 - i;
    }
    return Indexing.gather(w.reshape(k * k, w.shape[2] * w.shape[3]), backwards).reshape(w.shape);
  }

  // ---- the closed family, on a resolved geometry

  private static Tensor forward(
      ConvShape s, Tensor x, Tensor w, @Nullable Tensor bias, float slope) {
    Tensor y = Tensor.result("conv2d", new int[] {s.n(), s.outH(), s.outW(), s.outC()});
    Tensor.kernels()
        .conv2d(
            s,
            x.data(),
            x.offset(),
            w.data(),
            w.offset(),
            y.data(),
            y.offset(),
            Rectified.epilogue(bias, slope));
    return Rectified.record(
        y, bias, slope, x, g -> inputGrad(s, g, w, null, 1), w, g -> weightGrad(s, x, g));
  }

  private static Tensor inputGrad(
      ConvShape s, Tensor y, Tensor w, @Nullable Tensor bias, float slope) {
    Tensor x = Tensor.result("conv2dInputGrad", new int[] {s.n(), s.h(), s.w(), s.inC()});
    Tensor.kernels()
        .conv2dInputGrad(
            s,
            y.data(),
            y.offset(),
            w.data(),
            w.offset(),
            x.data(),
            x.offset(),
            Rectified.epilogue(bias, slope));
    return Rectified.record(
        x, bias, slope, y, g -> forward(s, g, w, null, 1), w, g -> weightGrad(s, g, y));
  }

  private static Tensor weightGrad(ConvShape s, Tensor x, Tensor y) {
    Tensor w = Tensor.result("conv2dWeightGrad", new int[] {s.kH(), s.kW(), s.inC(), s.outC()});
    Tensor.kernels()
        .conv2dWeightGrad(s, x.data(), x.offset(), y.data(), y.offset(), w.data(), w.offset());
    return w.from(x, g -> inputGrad(s, y, g, null, 1)).from(y, g -> forward(s, x, g, null, 1));
  }

  private static ConvShape shape(
      int n, int h, int w, Tensor weight, int outH, int outW, Window window) {
    return new ConvShape(
        n,
        h,
        w,
        weight.shape[2],
        weight.shape[0],
        weight.shape[1],
        weight.shape[3],
        outH,
        outW,
        window.stride(),
        window.pad());
  }

  private static void requireWeight(String op, Tensor w, Window window) {
    Shapes.requireRank(op, "weight", w.shape, 4, "kH,kW,I,O");
    if (w.shape[0] != window.kH() || w.shape[1] != window.kW()) {
      throw new ShapeException(op + ": the weight " + Shapes.format(w.shape)
          + " (kH,kW,I,O) does not fit the window " + window + ".");
    }
  }

  private static void requireChannels(String op, Tensor x, Tensor w, int expected) {
    if (x.shape[3] != expected) {
      throw new ShapeException(op + ": input has " + x.shape[3]
          + " channels but the weight expects " + expected + ": input " + Shapes.format(x.shape)
          + " (N,H,W,C), weight " + Shapes.format(w.shape) + " (kH,kW,I,O).");
    }
  }

  private static void requireOutput(String op, Tensor y, Window window, int height, int width) {
    int outH = window.outputHeight(op, height);
    int outW = window.outputWidth(op, width);
    if (y.shape[1] != outH || y.shape[2] != outW) {
      throw new ShapeException(op + ": a window " + window + " over " + height + "x" + width
          + " gives " + outH + "x" + outW + ", got " + Shapes.format(y.shape) + " (N,H,W,C).");
    }
  }
}
