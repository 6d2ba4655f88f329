package io.github.gan4j.core.tensor;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One normalisation of [groups, rows, cols], with scale and shift per column and a leaky ReLU, and what its backward pass
 * needs. Statistics are taken per column of each group, or over all columns of a group together.
 *
 * <p>Plain gradients read x and g twice and write once: two sums per column, then {@code dx = scale h - p (x - mean) - q}.
 * When the walk is recorded they are composed of plain operations, so that every order exists.
 */
final class NormOp {

  private static final int COEFFICIENTS = 5;

  private final String name;
  private final Tensor x;
  private final Tensor gamma;
  private final Tensor beta;
  private final int groups;
  private final int rows;
  private final int cols;
  // statistics per group, and columns that share one: cols and 1, or 1 and cols
  private final int kinds;
  private final int joined;
  private final float epsilon;
  private final float slope;
  private final Tensor mean;
  private final Tensor variance;
  // mean, scale, shift and, for the gradient, p and q: [5, groups, cols]
  private final Tensor coefficients;
  private @Nullable Tensor sumsOf;
  private @Nullable Tensor sums;

  NormOp(
      String name,
      Tensor x,
      Tensor gamma,
      Tensor beta,
      int groups,
      int rows,
      boolean perColumn,
      float epsilon,
      float slope) {
    this.name = name;
    this.x = x;
    this.gamma = gamma;
    this.beta = beta;
    this.groups = groups;
    this.rows = rows;
    this.epsilon = epsilon;
    this.slope = slope;
    cols = gamma.size();
    kinds = perColumn ? cols : 1;
    joined = perColumn ? 1 : cols;
    int size = groups * kinds;
    int[] each = {size};
    mean = Tensor.result(name, each);
    variance = Tensor.result(name, each);
    coefficients = Tensor.result(name, new int[] {COEFFICIENTS, groups, cols});
  }

  Normalization.Normalized apply() {
    Tensor.kernels()
        .moments(
            x.data(),
            x.offset(),
            groups,
            rows * joined,
            kinds,
            mean.data(),
            mean.offset(),
            variance.data(),
            variance.offset());
    prepareForward();
    Tensor y = normalized(slope);
    y.from(x, this::inputGrad).from(gamma, this::gammaGrad).from(beta, this::betaGrad);
    return new Normalization.Normalized(y, mean, variance);
  }

  private Tensor normalized(float activation) {
    Tensor y = Tensor.result(name, x.shape);
    Tensor.kernels()
        .normalize(
            x.data(),
            x.offset(),
            groups,
            rows,
            cols,
            coefficients.data(),
            coefficients.offset(),
            activation,
            y.data(),
            y.offset());
    return y;
  }

  private float invStd(int statistic) {
    return (float) (1
        / Math.sqrt((double) variance.data()[variance.offset() + statistic] + epsilon));
  }

  private void prepareForward() {
    float[] k = coefficients.data();
    int size = groups * cols;
    for (int statistic = 0; statistic < groups * kinds; statistic++) {
      float centre = mean.data()[mean.offset() + statistic];
      float inv = invStd(statistic);
      for (int i = statistic * joined; i < (statistic + 1) * joined; i++) {
        int at = coefficients.offset() + i;
        k[at] = centre;
        k[at + size] = inv * gamma.data()[gamma.offset() + i % cols];
        k[at + 2 * size] = beta.data()[beta.offset() + i % cols];
      }
    }
  }

  // With xhat = (x - mean) / std, and means over what shares a statistic:
  // dx = (gamma h - mean(gamma h) - xhat mean(gamma h xhat)) / std
  private void prepareBackward(Tensor s) {
    float[] k = coefficients.data();
    int size = groups * cols;
    for (int statistic = 0; statistic < groups * kinds; statistic++) {
      int from = statistic * joined;
      double sum = 0;
      double product = 0;
      for (int i = from; i < from + joined; i++) {
        double scale = gamma.data()[gamma.offset() + i % cols];
        sum += scale * s.data()[s.offset() + i];
        product += scale * s.data()[s.offset() + size + i];
      }
      double inv = (double) invStd(statistic) / (rows * joined);
      int p = coefficients.offset() + 3 * size + from;
      Arrays.fill(k, p, p + joined, (float) (inv * invStd(statistic) * product));
      Arrays.fill(k, p + size, p + size + joined, (float) (inv * sum));
    }
  }

  private Tensor inputGrad(Tensor g) {
    if (Autograd.isRecording()) {
      Tensor h = throughActivation(g).mul(gamma);
      Tensor centred = centred();
      Tensor std = std(centred);
      Tensor standardized = centred.div(std);
      Tensor projected = standardized.mul(groupMean(h.mul(standardized)));
      return h.sub(groupMean(h)).sub(projected).div(std).reshape(x.shape);
    }
    prepareBackward(sums(g));
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
            coefficients.data(),
            coefficients.offset(),
            slope,
            y.data(),
            y.offset());
    return y;
  }

  private Tensor gammaGrad(Tensor g) {
    if (Autograd.isRecording()) {
      Tensor centred = centred();
      return throughActivation(g).mul(centred.div(std(centred))).sum(0, 1);
    }
    return sumOverGroups(g, 1);
  }

  private Tensor betaGrad(Tensor g) {
    return Autograd.isRecording() ? throughActivation(g).sum(0, 1) : sumOverGroups(g, 0);
  }

  private Tensor sumOverGroups(Tensor g, int which) {
    Tensor s = groups == 1 ? sums(g) : sums(g).sumTo(2, 1, cols);
    return s.part(which * cols, gamma.shape);
  }

  // The three gradients need the same sums, of h and of h xhat: computed for the first that asks.
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
            coefficients.data(),
            coefficients.offset(),
            slope,
            y.data(),
            y.offset());
    int at = y.offset() + groups * cols;
    for (int statistic = 0; statistic < groups * kinds; statistic++) {
      float inv = invStd(statistic);
      for (int i = 0; i < joined; i++, at++) {
        y.data()[at] *= inv;
      }
    }
    sumsOf = g;
    sums = y;
    return y;
  }

  // ---- the same in plain operations, on [groups, rows, cols]

  // The sign is that of the number which the forward pass had.
  private Tensor throughActivation(Tensor g) {
    Tensor h = slope == 1 ? g : Activations.leakyReluGrad(normalized(1), g, slope);
    return h.reshape(groups, rows, cols);
  }

  private Tensor centred() {
    Tensor rowsOfX = x.reshape(groups, rows, cols);
    return rowsOfX.sub(groupMean(rowsOfX));
  }

  private Tensor std(Tensor centred) {
    return groupMean(centred.square()).add(epsilon).sqrt();
  }

  private Tensor groupMean(Tensor t) {
    return t.sumTo(groups, 1, kinds).mul(1f / (rows * joined));
  }
}
