package io.github.gan4j.models.metric;

import io.github.gan4j.core.tensor.MatMul;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.feature.Features;
import java.util.List;

/**
 * The squared maximum mean discrepancy between real and generated features under a cubic kernel,
 * unbiased, as the mean over subsets of m samples each. 0 is best; it can be negative.
 *
 * <pre>{@code
 * k(x, y) = (x . y / D + 1)^3
 * ( sum_{i != j} k(x_i, x_j) + sum_{i != j} k(y_i, y_j) ) / (m (m-1)) - 2 sum_{ij} k(x_i, y_j) / m^2
 * }</pre>
 *
 * It is given as it is; papers often quote it times 100 or 1000.
 *
 * <p>Source: Binkowski et al., "Demystifying MMD GANs", 2018, section 4, and its code.
 *
 * @param subsets how many
 * @param size samples of each side in a subset, drawn without replacement
 */
public record KernelInceptionDistance(int subsets, int size) implements Metric {

  public KernelInceptionDistance {
    if (subsets < 1 || size < 2) {
      throw new IllegalArgumentException(
          "KernelInceptionDistance: needs at least 1 subset of at least 2 samples, got %d of %d."
              .formatted(subsets, size));
    }
  }

  /** 100 subsets of 1000 samples. */
  public static KernelInceptionDistance defaults() {
    return new KernelInceptionDistance(100, 1000);
  }

  @Override
  public List<Score> scores(Comparison sides) {
    Features fake = sides.fake().features();
    MeanStd distance = between(sides.real().features(), fake, Rng.of(sides.seed()));
    return List.of(
        Score.of("kid", Direction.LOWER, fake, distance.mean()),
        Score.of("kid_std", Direction.NEITHER, fake, distance.std()));
  }

  /**
   * Mean and spread over the subsets.
   *
   * @throws IllegalArgumentException if a side has fewer samples than a subset, or the sides cannot
   *     be compared
   */
  public MeanStd between(Features real, Features fake, Rng rng) {
    real.requireComparable("KernelInceptionDistance", fake);
    if (Math.min(real.count(), fake.count()) < size) {
      throw new IllegalArgumentException(
          "KernelInceptionDistance: %d real and %d fake samples do not fill subsets of %d. Draw more samples or take smaller subsets."
              .formatted(real.count(), fake.count(), size));
    }
    double[] distances = new double[subsets];
    for (int s = 0; s < subsets; s++) {
      distances[s] = distance(subset(real, rng), subset(fake, rng));
    }
    return MeanStd.of(distances);
  }

  /** Rows drawn without replacement, by the beginning of a Fisher-Yates shuffle. */
  private Tensor subset(Features x, Rng rng) {
    int[] order = new int[x.count()];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    int d = x.dimension();
    Tensor rows = Tensor.zeros(size, d);
    for (int i = 0; i < size; i++) {
      int j = i + rng.below(order.length - i);
      int row = order[j];
      order[j] = order[i];
      System.arraycopy(x.values(), row * d, rows.data(), rows.offset() + i * d, d);
    }
    return rows;
  }

  private double distance(Tensor x, Tensor y) {
    double within = (kernelSum(x, x, true) + kernelSum(y, y, true)) / (size * (size - 1.0));
    return within - 2 * kernelSum(x, y, false) / ((double) size * size);
  }

  private double kernelSum(Tensor x, Tensor y, boolean withoutDiagonal) {
    double d = x.size(1);
    float[] dots = MatMul.matmul(x, y, false, true).toArray();
    double sum = 0;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        double k = dots[i * size + j] / d + 1;
        sum += withoutDiagonal && i == j ? 0 : k * k * k;
      }
    }
    return sum;
  }
}
