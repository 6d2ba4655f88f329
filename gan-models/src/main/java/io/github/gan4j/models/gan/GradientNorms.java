package io.github.gan4j.models.gan;

import io.github.gan4j.core.param.Parameter;
import io.github.gan4j.core.tensor.Gradients;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.net.Trainable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The Euclidean norms of the gradients of one net, by parameter. Measuring reads every number once and
 * keeps only a sum for each parameter; a NaN or an infinity anywhere shows in the sum.
 */
final class GradientNorms {

  private final String net;
  private final List<Parameter> parameters;
  private final double[] fresh;
  private final double[] squares;
  private boolean isMeasured;
  private double sum;

  GradientNorms(Trainable net) {
    this.net = net.name();
    parameters = net.params().parameters();
    fresh = new double[parameters.size()];
    squares = new double[parameters.size()];
  }

  /** The parameter with the largest gradient of an update: {@code generator.up1.conv.weight}. */
  record Largest(String path, double norm) {}

  /**
   * Takes the norms of an update's gradients.
   *
   * @return the first parameter with a gradient that is not finite, and then nothing is kept;
   *     null if all are finite
   */
  @Nullable
  String measure(Gradients gradients) {
    double all = 0;
    for (int i = 0; i < fresh.length; i++) {
      Tensor g = gradients.get(parameters.get(i).value());
      fresh[i] = squares(g.data(), g.offset(), g.size());
      if (!Double.isFinite(fresh[i])) {
        return path(i);
      }
      all += fresh[i];
    }
    System.arraycopy(fresh, 0, squares, 0, fresh.length);
    sum = all;
    isMeasured = true;
    return null;
  }

  // Four sums, so that an addition need not wait for the one before.
  private static double squares(float[] x, int at, int n) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int end = at + n;
    int i = at;
    for (; i + 4 <= end; i += 4) {
      a += (double) x[i] * x[i];
      b += (double) x[i + 1] * x[i + 1];
      c += (double) x[i + 2] * x[i + 2];
      d += (double) x[i + 3] * x[i + 3];
    }
    for (; i < end; i++) {
      a += (double) x[i] * x[i];
    }
    return a + b + c + d;
  }

  /** The sum of the squares of all gradients at the latest update that was finite. */
  double squares() {
    return sum;
  }

  /** The largest gradient of the latest finite update; null before the first. */
  @Nullable
  Largest largest() {
    if (!isMeasured) {
      return null;
    }
    int largest = 0;
    for (int i = 1; i < squares.length; i++) {
      largest = squares[i] > squares[largest] ? i : largest;
    }
    return new Largest(path(largest), Math.sqrt(squares[largest]));
  }

  private String path(int parameter) {
    return net + "." + parameters.get(parameter).path();
  }
}
