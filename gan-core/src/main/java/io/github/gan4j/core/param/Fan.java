package io.github.gan4j.core.param;

import io.github.gan4j.core.shape.Shapes;

/**
 * How many inputs one output of a weight sums ({@code in}), and how many outputs one input reaches ({@code out}). The
 * last axis counts the outputs; for a transposed convolution's weight [kH,kW,out,in] this gives PyTorch's figure, which
 * takes the output channels for the inputs.
 */
public record Fan(int in, int out) {

  public static Fan of(int... shape) {
    if (shape.length < 2) {
      int n = Shapes.size(shape);
      return new Fan(n, n);
    }
    int taps = Shapes.product(shape, 0, shape.length - 2);
    return new Fan(taps * shape[shape.length - 2], taps * shape[shape.length - 1]);
  }
}
