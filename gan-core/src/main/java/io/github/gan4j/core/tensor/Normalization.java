package io.github.gan4j.core.tensor;

import io.github.gan4j.core.shape.ShapeException;
import io.github.gan4j.core.shape.Shapes;

/**
 * Batch, instance and layer normalisation, which take mean and biased variance of different parts of a batch, and the
 * ReLU or leaky ReLU that often follows.
 *
 * <pre>{@code
 * v = gamma (x - mean) / sqrt(variance + epsilon) + beta
 * y = v > 0 ? v : slope v
 * }</pre>
 *
 * A {@code slope} of 1, which is meant where none is given, applies no activation; 0 is ReLU.
 *
 * <p><b>Gradients</b> a fused kernel when only first derivatives are asked for; composed of plain operations when the walk
 * is recorded, so that every order exists. At v = 0 the slope is the small one.
 *
 * <p><b>Cost</b> forward, x is read twice and y written; backward, x and the gradient are read twice and one tensor is
 * written.
 */
public final class Normalization {

  private Normalization() {}

  /**
   * A normalised tensor with the statistics it was normalised by, [groups * columns] each, outside the graph.
   *
   * @param variance the biased variance
   */
  public record Normalized(Tensor y, Tensor mean, Tensor variance) {}

  /** {@link #batchNorm(Tensor, Tensor, Tensor, int, float, float)} without an activation. */
  public static Normalized batchNorm(
      Tensor x, Tensor gamma, Tensor beta, int groups, float epsilon) {
    return batchNorm(x, gamma, beta, groups, epsilon, 1);
  }

  /**
   * Batch normalisation (Ioffe and Szegedy, 2015) over every axis but the last.
   *
   * <p><b>Shapes</b> x [N,...,C], gamma and beta [C].
   *
   * @param groups equal parts of the batch that are normalised on their own: 2 for real and fake halves
   * @throws ShapeException if gamma or beta do not fit, N does not divide, or a group has fewer than 2 values per column
   */
  public static Normalized batchNorm(
      Tensor x, Tensor gamma, Tensor beta, int groups, float epsilon, float slope) {
    int rank = requireRank("batchNorm", x, 2);
    if (groups < 1 || x.shape[0] % groups != 0) {
      throw new ShapeException("batchNorm: a batch of " + x.shape[0] + " does not divide into "
          + groups + " equal groups: " + Shapes.format(x.shape) + ".");
    }
    int rows = x.shape[0] / groups * Shapes.product(x.shape, 1, rank - 1);
    if (rows < 2) {
      throw new ShapeException("batchNorm: training needs more than 1 value per channel, got "
          + rows + ": " + Shapes.format(x.shape) + " in " + groups + " group"
          + (groups == 1 ? "" : "s") + ". Use a larger batch.");
    }
    requireAffine("batchNorm", x, gamma, beta);
    return new NormOp("batchNorm", x, gamma, beta, groups, rows, true, epsilon, slope).apply();
  }

  /** {@link #instanceNorm(Tensor, Tensor, Tensor, float, float)} without an activation. */
  public static Tensor instanceNorm(Tensor x, Tensor gamma, Tensor beta, float epsilon) {
    return instanceNorm(x, gamma, beta, epsilon, 1);
  }

  /**
   * Instance normalisation (Ulyanov et al., 2016): each channel of each sample on its own.
   *
   * <p><b>Shapes</b> x [N,H,W,C], gamma and beta [C].
   */
  public static Tensor instanceNorm(
      Tensor x, Tensor gamma, Tensor beta, float epsilon, float slope) {
    Shapes.requireRank("instanceNorm", "input", x.shape, 4, "N,H,W,C");
    requireAffine("instanceNorm", x, gamma, beta);
    int rows = x.shape[1] * x.shape[2];
    return new NormOp("instanceNorm", x, gamma, beta, x.shape[0], rows, true, epsilon, slope)
        .apply()
        .y();
  }

  /** {@link #layerNorm(Tensor, Tensor, Tensor, float, float)} without an activation. */
  public static Tensor layerNorm(Tensor x, Tensor gamma, Tensor beta, float epsilon) {
    return layerNorm(x, gamma, beta, epsilon, 1);
  }

  /**
   * Layer normalisation (Ba et al., 2016): each sample over all its axes, then scale and shift along the last.
   *
   * <p><b>Shapes</b> x [N,...,C], gamma and beta [C].
   */
  public static Tensor layerNorm(Tensor x, Tensor gamma, Tensor beta, float epsilon, float slope) {
    int rank = requireRank("layerNorm", x, 2);
    requireAffine("layerNorm", x, gamma, beta);
    int rows = Shapes.product(x.shape, 1, rank - 1);
    return new NormOp("layerNorm", x, gamma, beta, x.shape[0], rows, false, epsilon, slope)
        .apply()
        .y();
  }

  private static int requireRank(String op, Tensor x, int least) {
    if (x.rank() < least) {
      throw new ShapeException(op + ": input must have at least " + least + " axes (N,...,C), got "
          + Shapes.format(x.shape) + ".");
    }
    return x.rank();
  }

  private static void requireAffine(String op, Tensor x, Tensor gamma, Tensor beta) {
    int cols = x.shape[x.rank() - 1];
    if (gamma.rank() != 1 || gamma.shape[0] != cols || beta.rank() != 1 || beta.shape[0] != cols) {
      throw new ShapeException(
          op + ": gamma " + Shapes.format(gamma.shape) + " and beta " + Shapes.format(beta.shape)
              + " must be [" + cols + "] for input " + Shapes.format(x.shape) + ".");
    }
  }
}
