package io.github.gan4j.core.shape;

/**
 * The sliding window of a convolution, transposed convolution or pooling: square or not, with stride, zero padding on
 * both sides, and for the transposed convolution extra rows and columns at the bottom and right.
 *
 * <pre>{@code Window.of(4).stride(2).pad(1)}</pre>
 *
 * Padding may be up to kernel - 1, so a 2x2 window with padding 1 is legal.
 */
public record Window(int kH, int kW, int stride, int pad, int outputPad) {

  public Window {
    if (kH < 1 || kW < 1 || stride < 1) {
      throw new ShapeException("Window: kernel and stride must be at least 1, got kernel " + kH
          + "x" + kW + ", stride " + stride + ".");
    }
    if (pad < 0 || pad >= Math.min(kH, kW)) {
      throw new ShapeException("Window: padding must be 0 to kernel - 1, got padding " + pad
          + " for kernel " + kH + "x" + kW + ".");
    }
    if (outputPad < 0 || (outputPad >= stride && outputPad > 0)) {
      throw new ShapeException("Window: outputPad must be 0 to stride - 1, got " + outputPad
          + " for stride " + stride + ".");
    }
  }

  /** A square window, stride 1, no padding. */
  public static Window of(int kernel) {
    return of(kernel, kernel);
  }

  public static Window of(int kH, int kW) {
    return new Window(kH, kW, 1, 0, 0);
  }

  public Window stride(int stride) {
    return new Window(kH, kW, stride, pad, outputPad);
  }

  public Window pad(int pad) {
    return new Window(kH, kW, stride, pad, outputPad);
  }

  /** Rows and columns that a transposed convolution adds at the bottom and right, to reach an exact output size. */
  public Window outputPad(int outputPad) {
    return new Window(kH, kW, stride, pad, outputPad);
  }

  /** Output rows of a convolution over {@code height} rows: {@code (height + 2 pad - kH) / stride + 1}. */
  public int outputHeight(String op, int height) {
    return output(op, "rows", height, kH);
  }

  /** Output columns of a convolution over {@code width} columns. */
  public int outputWidth(String op, int width) {
    return output(op, "columns", width, kW);
  }

  /** Output rows of a transposed convolution: {@code (height - 1) stride - 2 pad + kH + outputPad}. */
  public int transposedHeight(String op, int height) {
    return transposed(op, "rows", height, kH);
  }

  public int transposedWidth(String op, int width) {
    return transposed(op, "columns", width, kW);
  }

  private int output(String op, String axis, int size, int kernel) {
    long padded = (long) size + 2L * pad;
    if (padded < kernel) {
      throw new ShapeException(op + ": the window " + this + " does not fit " + size + " " + axis
          + " of input (" + padded + " with padding).");
    }
    return (int) ((padded - kernel) / stride + 1);
  }

  private int transposed(String op, String axis, int size, int kernel) {
    long y = (size - 1L) * stride - 2L * pad + kernel + outputPad;
    if (y < 1 || y > Shapes.MAX_SIZE) {
      throw new ShapeException(op + ": the window " + this + " makes " + y + " " + axis
          + " of output from " + size + " of input.");
    }
    return (int) y;
  }

  @Override
  public String toString() {
    return "k" + (kH == kW ? "" + kH : kH + "x" + kW) + " s" + stride + " p" + pad
        + (outputPad == 0 ? "" : " op" + outputPad);
  }
}
