package io.github.gan4j.core.layer;

import io.github.gan4j.core.shape.Shapes;
import io.github.gan4j.core.shape.Window;
import io.github.gan4j.core.tensor.Activations;
import io.github.gan4j.core.tensor.Pool;
import io.github.gan4j.core.tensor.Tensor;
import java.util.function.UnaryOperator;

/** Layers without parameters: activations, dropout, reshaping, pooling and up-sampling. */
public final class Layers {

  private Layers() {}

  private record Function(String name, UnaryOperator<Tensor> f) implements Layer {
    @Override
    public Tensor forward(Tensor x, Pass pass) {
      return f.apply(x);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private record Dropout(float rate) implements Layer {
    Dropout {
      if (!(rate >= 0 && rate < 1)) {
        throw new IllegalArgumentException(
            "dropout: rate must be at least 0 and below 1, got " + rate + ".");
      }
    }

    @Override
    public Tensor forward(Tensor x, Pass pass) {
      return pass.training() ? Activations.dropout(x, rate, pass.rng()) : x;
    }

    @Override
    public String toString() {
      return "Dropout " + rate;
    }
  }

  public static Layer relu() {
    return new Rectifier("ReLU", 0);
  }

  public static Layer leakyRelu(float slope) {
    return new Rectifier("LeakyReLU " + slope, slope);
  }

  public static Layer elu(float alpha) {
    return new Function("ELU " + alpha, x -> Activations.elu(x, alpha));
  }

  public static Layer tanh() {
    return new Function("Tanh", Activations::tanh);
  }

  public static Layer sigmoid() {
    return new Function("Sigmoid", Activations::sigmoid);
  }

  public static Layer softplus() {
    return new Function("Softplus", Activations::softplus);
  }

  /**
   * Zeroes each element with probability {@code rate} in training and scales the others up; evaluation passes everything
   * through.
   *
   * @throws IllegalArgumentException unless {@code 0 <= rate < 1}
   */
  public static Layer dropout(float rate) {
    return new Dropout(rate);
  }

  /** [N,...] to [N, everything else]. */
  public static Layer flatten() {
    return new Function(
        "Flatten", x -> x.reshape(x.size(0), Shapes.product(x.shape(), 1, x.rank())));
  }

  /** [N,...] to [N, shape]; one size may be -1. */
  public static Layer reshape(int... shape) {
    int[] sample = shape.clone();
    return new Function("Reshape " + Shapes.format(sample), x -> {
      int[] full = new int[sample.length + 1];
      full[0] = x.size(0);
      System.arraycopy(sample, 0, full, 1, sample.length);
      return x.reshape(full);
    });
  }

  /** Nearest up-sampling by a whole factor. */
  public static Layer upsample(int factor) {
    return new Upsample(factor);
  }

  /** The mean over each window; padding counts as zeros. */
  public static Layer avgPool(Window window) {
    return new AvgPool(window);
  }

  /** The largest element of each window; padding never wins. */
  public static Layer maxPool(Window window) {
    return new Function("MaxPool " + window, x -> Pool.maxPool(x, window));
  }
}
