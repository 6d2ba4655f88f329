package io.github.gan4j.core.tensor;

import io.github.gan4j.core.kernel.BinaryOp;
import io.github.gan4j.core.kernel.Rows;
import io.github.gan4j.core.kernel.UnaryOp;
import io.github.gan4j.core.shape.ShapeException;
import io.github.gan4j.core.shape.Shapes;

/** Non-linearities. Those with a kink say which slope they take there. */
public final class Activations {

  private Activations() {}

  /** {@code max(x, 0)}, with slope 0 at 0. */
  public static Tensor relu(Tensor x) {
    return Arithmetic.unary("relu", UnaryOp.RELU, x).from(x, g -> reluGrad(x, g));
  }

  /** The gradient g where x is positive, else 0. */
  public static Tensor reluGrad(Tensor x, Tensor g) {
    Shapes.requireSame("reluGrad", "x", x.shape, "g", g.shape);
    return Arithmetic.binary("reluGrad", BinaryOp.RELU_GRAD, 0, x, g).from(g, h -> reluGrad(x, h));
  }

  /** {@code x > 0 ? x : slope x}, with the small slope at 0. */
  public static Tensor leakyRelu(Tensor x, float slope) {
    return Arithmetic.unary("leakyRelu", UnaryOp.LEAKY_RELU, slope, 0, x)
        .from(x, g -> leakyReluGrad(x, g, slope));
  }

  /** The gradient g where x is positive, else {@code slope g}. */
  public static Tensor leakyReluGrad(Tensor x, Tensor g, float slope) {
    Shapes.requireSame("leakyReluGrad", "x", x.shape, "g", g.shape);
    return Arithmetic.binary("leakyReluGrad", BinaryOp.LEAKY_RELU_GRAD, slope, x, g)
        .from(g, h -> leakyReluGrad(x, h, slope));
  }

  /** {@code x > 0 ? x : alpha (exp(x) - 1)} (Clevert et al., 2015). */
  public static Tensor elu(Tensor x, float alpha) {
    return Arithmetic.unary("elu", UnaryOp.ELU, alpha, 0, x)
        .from(x, g -> g.mul(eluSlope(x, alpha)));
  }

  /** The slope of {@link #elu}: {@code x > 0 ? 1 : alpha exp(x)}. */
  public static Tensor eluSlope(Tensor x, float alpha) {
    Tensor y = Arithmetic.unary("eluSlope", UnaryOp.ELU_SLOPE, alpha, 0, x);
    // below 0 the slope is its own derivative, above 0 the derivative is 0
    return y.from(x, g -> reluGrad(x.detach().neg(), g).mul(y));
  }

  /** The hyperbolic tangent. */
  public static Tensor tanh(Tensor x) {
    Tensor y = Arithmetic.unary("tanh", UnaryOp.TANH, x);
    return y.from(x, g -> tanhGrad(y, g));
  }

  /** {@code g (1 - y^2)}, y being the result of tanh. */
  public static Tensor tanhGrad(Tensor y, Tensor g) {
    Shapes.requireSame("tanhGrad", "y", y.shape, "g", g.shape);
    return Arithmetic.binary("tanhGrad", BinaryOp.TANH_GRAD, 0, y, g)
        .from(g, h -> tanhGrad(y, h))
        .from(y, h -> h.mul(g).mul(y).mul(-2));
  }

  /** {@code 1 / (1 + exp(-x))}; 0 and 1, with slope 0, at the infinities. */
  public static Tensor sigmoid(Tensor x) {
    Tensor y = Arithmetic.unary("sigmoid", UnaryOp.SIGMOID, x);
    return y.from(x, g -> sigmoidGrad(y, g));
  }

  /** {@code g y (1 - y)}, y being the result of sigmoid. */
  public static Tensor sigmoidGrad(Tensor y, Tensor g) {
    Shapes.requireSame("sigmoidGrad", "y", y.shape, "g", g.shape);
    return Arithmetic.binary("sigmoidGrad", BinaryOp.SIGMOID_GRAD, 0, y, g)
        .from(g, h -> sigmoidGrad(y, h))
        .from(y, h -> h.mul(g).mul(Arithmetic.affine(y, -2, 1)));
  }

  /**
   * {@code log(1 + exp(x))}: a smooth max(x, 0), and the loss of a logit. Finite for every finite x; 0 and infinite, with
   * slopes 0 and 1, at the infinities.
   */
  public static Tensor softplus(Tensor x) {
    return Arithmetic.unary("softplus", UnaryOp.SOFTPLUS, x).from(x, g -> g.mul(sigmoid(x)));
  }

  /** {@code exp(x_i) / sum exp(x_j)} over the last axis, with infinities as in {@link #logSoftmax}. */
  public static Tensor softmax(Tensor x) {
    requireLastAxis("softmax", x);
    return Arithmetic.exp(logSoftmax(x));
  }

  /**
   * {@code x_i - log sum exp(x_j)} over the last axis, without overflow. An infinite element counts as the largest float of
   * its sign: one that is positive takes all, several share it, and a row of nothing else is uniform.
   */
  public static Tensor logSoftmax(Tensor logits) {
    requireLastAxis("logSoftmax", logits);
    Tensor x = Arithmetic.finite(logits);
    int[] kept = x.shape.clone();
    kept[kept.length - 1] = 1;
    // the shift by the largest element cancels, so it needs no gradient
    Tensor shifted = x.sub(largest(x.detach(), kept));
    return shifted.sub(Arithmetic.log(Arithmetic.exp(shifted).sumTo(kept)));
  }

  private static Tensor largest(Tensor x, int[] kept) {
    int cols = x.shape[x.rank() - 1];
    int[] index = Rows.argMax(x.data(), x.offset(), x.size() / cols, cols);
    return Indexing.take(x, index).reshape(kept);
  }

  /**
   * Maxout (Goodfellow et al., 2013): the largest of each {@code pieces} neighbours of the last axis. The gradient goes
   * to the first largest piece.
   *
   * <p><b>Shapes</b> x [..., units * pieces], result [..., units].
   */
  public static Tensor maxout(Tensor x, int pieces) {
    requireLastAxis("maxout", x);
    int width = x.shape[x.rank() - 1];
    if (pieces < 1 || width % pieces != 0) {
      throw new ShapeException("maxout: the last axis of " + Shapes.format(x.shape)
          + " does not divide into " + pieces + " pieces.");
    }
    int[] shape = x.shape.clone();
    shape[shape.length - 1] = width / pieces;
    int[] index = Rows.argMax(x.data(), x.offset(), x.size() / pieces, pieces);
    return Indexing.take(x, index).reshape(shape);
  }

  /**
   * Zeroes each element with probability {@code rate} and scales the others by {@code 1 / (1 - rate)}, so that the
   * expected value stays (inverted dropout, Srivastava et al., 2014).
   *
   * @throws IllegalArgumentException unless {@code 0 <= rate < 1}
   */
  public static Tensor dropout(Tensor x, float rate, Rng rng) {
    if (!(rate >= 0 && rate < 1)) {
      throw new IllegalArgumentException(
          "dropout: rate must be at least 0 and below 1, got " + rate + ".");
    }
    return rate == 0 ? x : x.mul(rng.mask(1 - rate, x.shape));
  }

  private static void requireLastAxis(String op, Tensor x) {
    if (x.rank() == 0 || x.shape[x.rank() - 1] == 0) {
      throw new ShapeException(
          op + ": the last axis must have elements, got " + Shapes.format(x.shape) + ".");
    }
  }
}
