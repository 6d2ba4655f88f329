package io.github.gan4j.core.shape;

/**
 * The resolved geometry of one convolution {@code [N,H,W,I] * [kH,kW,I,O] -> [N,outH,outW,O]}. The three ops of the
 * family share it: forward reads x and w, the input gradient (which is the transposed convolution) goes from the output
 * side to the input side, the weight gradient correlates both sides.
 */
public record ConvShape(
    int n,
    int h,
    int w,
    int inC,
    int kH,
    int kW,
    int outC,
    int outH,
    int outW,
    int stride,
    int pad) {

  public ConvShape {
    requireFits(n, h, w, inC);
    requireFits(n, outH, outW, 1);
    requireFits(n, outH, outW, outC);
    requireFits(kH, kW, inC, outC);
    if ((double) kH * kW * inC * outH * outW > Shapes.MAX_SIZE) {
      Shapes.size(kH, kW, inC, outH, outW);
    }
  }

  // Made many times in a step: an array of sizes only for the error.
  private static void requireFits(int a, int b, int c, int d) {
    if ((a | b | c | d) < 0 || (double) a * b * c * d > Shapes.MAX_SIZE) {
      Shapes.size(a, b, c, d);
    }
  }

  /** Rows of the patch matrix of the whole batch: one per output position. */
  public int positions() {
    return n * outH * outW;
  }

  /** Columns of the patch matrix: kernel taps times input channels. */
  public int patch() {
    return kH * kW * inC;
  }

  public int inputSize() {
    return n * h * w * inC;
  }

  public int outputSize() {
    return n * outH * outW * outC;
  }

  public int weightSize() {
    return kH * kW * inC * outC;
  }

  /** Multiply-adds of one pass, those on padding included. */
  public long work() {
    return (long) positions() * patch() * outC;
  }
}
