package io.github.gan4j.core.tensor;

import io.github.gan4j.core.shape.ShapeException;
import io.github.gan4j.core.shape.Shapes;
import org.jspecify.annotations.Nullable;

/**
 * Batch, instance and layer normalisation: one operation over [groups, rows, columns], which takes mean and biased
 * variance of each column of each group.
 *
 * <pre>{@code y = gamma (x - mean) / sqrt(variance + epsilon) + beta}</pre>
 *
 * <b>Gradients</b> a fused kernel when only first derivatives are asked for; composed of plain operations when the walk
 * is recorded, so that every order exists.
 */
public final class Normalization {

  private Normalization() {}

  /**
   * A normalised tensor with the statistics it was normalised by, [groups * columns] each, outside the graph.
   *
   * @param variance the biased variance
   */
  public record Normalized(Tensor y, Tensor mean, Tensor variance) {}

  /**
   * Batch normalisation (Ioffe and Szegedy, 2015) over every axis but the last.
   *
   * <p><b>Shapes</b> x [N,...,C], gamma and beta [C].
   *
   * @param groups equal parts of the batch that are normalised on their own: 2 for real and fake halves
   * @throws ShapeException if gamma or beta do not fit, N does not divide, or a group has fewer than 2 values per column
   */
  public static Normalized batchNorm(
      Tensor x, Tensor gamma, Tensor beta, int groups, float epsilon) {
    int rank = requireRank("batchNorm", x, 2);
    int cols = x.shape[rank - 1];
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
    return new Op("batchNorm", x, gamma, beta, groups, rows, cols, epsilon).apply();
  }

  /** {@link #batchNorm} and then {@code y > 0 ? y : slope y}. */
  public static Normalized batchNorm(
      Tensor x, Tensor gamma, Tensor beta, int groups, float epsilon, float slope) {
    Normalized n = batchNorm(x, gamma, beta, groups, epsilon);
    return new Normalized(rectified(n.y(), slope), n.mean(), n.variance());
  }

  private static Tensor rectified(Tensor y, float slope) {
    return slope == 1 ? y : Activations.leakyRelu(y, slope);
  }

  /**
   * Instance normalisation (Ulyanov et al., 2016): each channel of each sample on its own.
   *
   * <p><b>Shapes</b> x [N,H,W,C], gamma and beta [C].
   */
  public static Tensor instanceNorm(Tensor x, Tensor gamma, Tensor beta, float epsilon) {
    Shapes.requireRank("instanceNorm", "input", x.shape, 4, "N,H,W,C");
    int rows = x.shape[1] * x.shape[2];
    return new Op("instanceNorm", x, gamma, beta, x.shape[0], rows, x.shape[3], epsilon)
        .apply()
        .y();
  }

  /** {@link #instanceNorm} and then {@code y > 0 ? y : slope y}. */
  public static Tensor instanceNorm(
      Tensor x, Tensor gamma, Tensor beta, float epsilon, float slope) {
    return rectified(instanceNorm(x, gamma, beta, epsilon), slope);
  }

  /**
   * Layer normalisation (Ba et al., 2016): each sample over all its axes, then scale and shift along the last.
   *
   * <p><b>Shapes</b> x [N,...,C], gamma and beta [C].
   */
  public static Tensor layerNorm(Tensor x, Tensor gamma, Tensor beta, float epsilon) {
    int rank = requireRank("layerNorm", x, 2);
    requireAffine("layerNorm", x, gamma, beta, x.shape[rank - 1]);
    int rows = Shapes.product(x.shape, 1, rank);
    Tensor one = Tensor.ones(1);
    Tensor zero = Tensor.zeros(1);
    Tensor standard =
        new Op("layerNorm", x, one, zero, x.shape[0], rows, 1, epsilon).apply().y();
    return standard.mul(gamma).add(beta);
  }

  /** {@link #layerNorm} and then {@code y > 0 ? y : slope y}. */
  public static Tensor layerNorm(Tensor x, Tensor gamma, Tensor beta, float epsilon, float slope) {
    return rectified(layerNorm(x, gamma, beta, epsilon), slope);
  }

  private static int requireRank(String op, Tensor x, int least) {
    if (x.rank() < least) {
      throw new ShapeException(op + ": input must have at least " + least + " axes (N,...,C), got "
          + Shapes.format(x.shape) + ".");
    }
    return x.rank();
  }

  private static void requireAffine(String op, Tensor x, Tensor gamma, Tensor beta, int cols) {
    if (gamma.rank() != 1 || gamma.shape[0] != cols || beta.rank() != 1 || beta.shape[0] != cols) {
      throw new ShapeException(
          op + ": gamma " + Shapes.format(gamma.shape) + " and beta " + Shapes.format(beta.shape)
              + " must be [" + cols + "] for input " + Shapes.format(x.shape) + ".");
    }
  }

  /** One application, with what its backward pass needs. */
  private static final class Op {

    private final String name;
    private final Tensor x;
    private final Tensor gamma;
    private final Tensor beta;
    private final int groups;
    private final int rows;
    private final int cols;
    private final float epsilon;
    // mean, variance, 1 / std, and the scale and shift of the forward pass, one after the other
    private final Tensor statistics;
    private final Tensor mean;
    private final Tensor variance;
    private final int invStd;
    private @Nullable Tensor sumsOf;
    private @Nullable Tensor sums;

    Op(
        String name,
        Tensor x,
        Tensor gamma,
        Tensor beta,
        int groups,
        int rows,
        int cols,
        float epsilon) {
      requireAffine(name, x, gamma, beta, cols);
      this.name = name;
      this.x = x;
      this.gamma = gamma;
      this.beta = beta;
      this.groups = groups;
      this.rows = rows;
      this.cols = cols;
      this.epsilon = epsilon;
      int size = groups * cols;
      statistics = Tensor.result(name, new int[] {5 * size});
      int[] shape = {size};
      mean = statistics.part(0, shape);
      variance = statistics.part(size, shape);
      invStd = statistics.offset() + 2 * size;
    }

    Normalized apply() {
      int size = groups * cols;
      float[] data = statistics.data();
      int scale = invStd + size;
      int shift = scale + size;
      Tensor.kernels()
          .moments(
              x.data(),
              x.offset(),
              groups,
              rows,
              cols,
              mean.data(),
              mean.offset(),
              variance.data(),
              variance.offset());
      coefficients(data, scale, shift);
      Tensor y = Tensor.result(name, x.shape);
      Tensor.kernels()
          .normalize(
              x.data(),
              x.offset(),
              groups,
              rows,
              cols,
              mean.data(),
              mean.offset(),
              data,
              scale,
              data,
              shift,
              y.data(),
              y.offset());
      y.from(x, this::inputGrad).from(gamma, this::gammaGrad).from(beta, this::betaGrad);
      return new Normalized(y, mean, variance);
    }

    private void coefficients(float[] data, int scale, int shift) {
      for (int i = 0; i < groups * cols; i++) {
        float inv = (float) (1 / Math.sqrt((double) data[variance.offset() + i] + epsilon));
        data[invStd + i] = inv;
        data[scale + i] = inv * gamma.data()[gamma.offset() + i % cols];
        data[shift + i] = beta.data()[beta.offset() + i % cols];
      }
    }

    // dx = gamma / std (g - mean(g) - xhat mean(g xhat)), the means being over the rows of a group
    private Tensor inputGrad(Tensor g) {
      if (Autograd.isRecording()) {
        Tensor h = g.reshape(groups, rows, cols).mul(gamma);
        Tensor centred = centred();
        Tensor std = std(centred);
        Tensor standardized = centred.div(std);
        Tensor projected = standardized.mul(groupMean(h.mul(standardized)));
        return h.sub(groupMean(h)).sub(projected).div(std).reshape(x.shape);
      }
      Tensor s = sums(g);
      Tensor y = Tensor.result(name, x.shape);
      Tensor.kernels()
          .normalizeGrad(
              x.data(),
              x.offset(),
              g.data(),
              g.offset(),
              groups,
              rows,
              cols,
              mean.data(),
              mean.offset(),
              statistics.data(),
              invStd,
              gamma.data(),
              gamma.offset(),
              s.data(),
              s.offset(),
              y.data(),
              y.offset());
      return y;
    }

    private Tensor gammaGrad(Tensor g) {
      if (Autograd.isRecording()) {
        Tensor centred = centred();
        return g.reshape(groups, rows, cols).mul(centred.div(std(centred))).sum(0, 1);
      }
      return sumOverGroups(g, 1);
    }

    private Tensor betaGrad(Tensor g) {
      return Autograd.isRecording() ? g.reshape(groups * rows, cols).sum(0) : sumOverGroups(g, 0);
    }

    private Tensor sumOverGroups(Tensor g, int which) {
      return sums(g).sumTo(2, 1, cols).part(which * cols, new int[] {cols});
    }

    // The three gradients need the same two sums: computed for the first that asks.
    private Tensor sums(Tensor g) {
      Tensor known = sums;
      if (known != null && sumsOf == g) {
        return known;
      }
      Tensor y = Tensor.result(name, new int[] {2, groups, cols});
      Tensor.kernels()
          .normalizeSums(
              x.data(),
              x.offset(),
              g.data(),
              g.offset(),
              groups,
              rows,
              cols,
              mean.data(),
              mean.offset(),
              statistics.data(),
              invStd,
              y.data(),
              y.offset());
      sumsOf = g;
      sums = y;
      return y;
    }

    // ---- the same in plain operations

    private Tensor centred() {
      Tensor rowsOfX = x.reshape(groups, rows, cols);
      return rowsOfX.sub(groupMean(rowsOfX));
    }

    private Tensor std(Tensor centred) {
      return groupMean(centred.square()).add(epsilon).sqrt();
    }

    private Tensor groupMean(Tensor t) {
      return t.sumTo(groups, 1, cols).mul(1f / rows);
    }
  }
}
