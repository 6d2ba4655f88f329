package io.github.gan4j.bench.libtorch;

import io.github.gan4j.bench.workload.Piece;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Modules without parameters. */
final class Functions {

  private static final Scalar SLOPE = new Scalar(0.2);
  private static final long[] TWO = {2, 2};
  private static final long[] NO_PAD = {0, 0};
  private static final DoubleOptional NO_SCALE = new DoubleOptional();
  private static final LongOptional NO_DIVISOR = new LongOptional();

  private Functions() {}

  /** An element-wise function; in place where autograd can do with its result. */
  static Module activation(Piece.Activation activation, boolean inPlace) {
    if (!inPlace) {
      return switch (activation) {
        case RELU -> Tensor::relu;
        case LEAKY_RELU -> x -> torch.leaky_relu(x, SLOPE);
        case TANH -> Tensor::tanh;
        case SIGMOID -> Tensor::sigmoid;
      };
    }
    return switch (activation) {
      case RELU -> x -> self(x, x.relu_());
      case LEAKY_RELU -> x -> self(x, torch.leaky_relu_(x, SLOPE));
      case TANH -> x -> self(x, x.tanh_());
      case SIGMOID -> x -> self(x, x.sigmoid_());
    };
  }

  // A native reference to x itself: only x owns it.
  private static Tensor self(Tensor x, Tensor reference) {
    assert x.equals(reference);
    return x;
  }

  static Module resize(Piece.Resize resize) {
    return switch (resize) {
      case UPSAMPLE_2 -> Functions::upsample;
      case AVERAGE_2 -> x -> torch.avg_pool2d(x, TWO, TWO, NO_PAD, false, true, NO_DIVISOR);
      case SUM_ALL -> x -> x.sum(2, 3);
    };
  }

  private static Tensor upsample(Tensor x) {
    long[] size = {2 * x.size(2), 2 * x.size(3)};
    return torch.upsample_nearest2d(x, size, NO_SCALE, NO_SCALE);
  }

  static Module residual(Module body, Module shortcut) {
    return x -> {
      Tensor y = body.forward(x);
      Tensor passed = shortcut.forward(x);
      y.add_(passed);
      if (!passed.equals(x)) {
        passed.close();
      }
      return y;
    };
  }
}
