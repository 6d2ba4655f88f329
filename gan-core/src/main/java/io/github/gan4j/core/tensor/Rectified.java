package io.github.gan4j.core.tensor;

import io.github.gan4j.core.kernel.Epilogue;
import io.github.gan4j.core.shape.ShapeException;
import io.github.gan4j.core.shape.Shapes;
import org.jspecify.annotations.Nullable;

/**
 * A linear operation with the bias and the (leaky) ReLU that follow it, as one pass over memory:
 *
 * <pre>{@code y = act(linear + bias),  act(v) = v > 0 ? v : slope v}</pre>
 *
 * The gradient before the activation follows from the sign of y alone, which for a slope of at least 0 is that of v. All
 * inputs share it, so it is computed once.
 */
final class Rectified {

  private final Tensor y;
  private final @Nullable Tensor bias;
  private final float slope;
  private @Nullable Tensor gradOf;
  private @Nullable Tensor grad;

  private Rectified(Tensor y, @Nullable Tensor bias, float slope) {
    this.y = y;
    this.bias = bias;
    this.slope = slope;
  }

  /** Checks what goes on top of a result with {@code channels} on its last axis. */
  static void require(String op, @Nullable Tensor bias, float slope, int channels) {
    if (bias != null && (bias.rank() != 1 || bias.shape[0] != channels)) {
      throw new ShapeException(op + ": the bias " + Shapes.format(bias.shape) + " must be ["
          + channels + "], one number per channel of the result.");
    }
    if (!(slope >= 0)) {
      throw new IllegalArgumentException(
          op + ": slope must not be negative, got " + slope + ". Use 1 for no activation.");
    }
  }

  static Epilogue epilogue(@Nullable Tensor bias, float slope) {
    if (bias == null && slope == 1) {
      return Epilogue.NONE;
    }
    return bias == null
        ? new Epilogue(Epilogue.NONE.bias(), 0, slope)
        : new Epilogue(bias.data(), bias.offset(), slope);
  }

  /** Records the result y, whose values are there, as made from a and b. */
  static Tensor record(
      Tensor y,
      @Nullable Tensor bias,
      float slope,
      Tensor a,
      Node.Rule aGrad,
      Tensor b,
      Node.Rule bGrad) {
    if (slope == 1) {
      y.from(a, aGrad).from(b, bGrad);
      return bias == null ? y : y.from(bias, g -> g.sumTo(bias.shape));
    }
    Rectified r = new Rectified(y, bias, slope);
    y.from(a, g -> aGrad.apply(r.before(g))).from(b, g -> bGrad.apply(r.before(g)));
    return bias == null ? y : y.from(bias, r::biasGrad);
  }

  /** The gradient before the activation. */
  private Tensor before(Tensor g) {
    Tensor known = grad;
    if (known != null && gradOf == g) {
      return known;
    }
    Tensor h = Activations.leakyReluGrad(y, g, slope);
    gradOf = g;
    grad = h;
    return h;
  }

  private Tensor biasGrad(Tensor g) {
    return before(g).sumTo(bias == null ? Shapes.scalar() : bias.shape);
  }
}
