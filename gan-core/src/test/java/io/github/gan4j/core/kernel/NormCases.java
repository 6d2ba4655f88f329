package io.github.gan4j.core.kernel;

import static io.github.gan4j.core.kernel.KernelCase.AT;
import static io.github.gan4j.core.kernel.KernelCase.fill;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Moments and normalisation of [groups, rows, cols], with and without a leaky ReLU. */
final class NormCases {

  private static final double EPSILON = Math.ulp(1f);
  private static final float SLOPE = 0.25f;

  private final int groups;
  private final int rows;
  private final int cols;
  private final int n;
  private final int size;
  private final String name;
  private final float[] x;
  private final float[] g;
  private final double[] mean;
  private final double[] variance;
  // mean, scale, shift, p, q
  private final float[] k;

  static List<KernelCase> all() {
    List<KernelCase> cases = new ArrayList<>();
    int[][] shapes = {
      {1, 64, 16},
      {1, 207, 13},
      {3, 25, 4},
      {1, 4098, 33},
      {2, 6000, 6},
      {4, 207, 1},
      {1, 1, 8},
      {1, 40_000, 3},
      {2, 40, 1200},
      {300, 9, 17},
      {2, 0, 5}
    };
    for (int[] s : shapes) {
      for (double offset : new double[] {0, 1000}) {
        NormCases norm = new NormCases(s[0], s[1], s[2], offset);
        cases.add(norm.moments());
        for (float slope : new float[] {1, SLOPE, 0}) {
          cases.add(norm.normalize(slope));
          cases.add(norm.sums(slope));
          cases.add(norm.grad(slope));
        }
      }
    }
    cases.add(new NormCases(1, 5000, 5, 100_000).moments());
    cases.add(steps().moments());
    return cases;
  }

  private NormCases(int groups, int rows, int cols, double offset) {
    this(groups, rows, cols, offset, 0);
  }

  // The rows from the middle on are higher by a step.
  private NormCases(int groups, int rows, int cols, double offset, double step) {
    this.groups = groups;
    this.rows = rows;
    this.cols = cols;
    n = groups * rows * cols;
    size = groups * cols;
    name = groups + "x" + rows + "x" + cols + (offset == 0 ? "" : " offset " + offset);
    Random random = new Random(rows);
    x = KernelCase.input(
        n, i -> offset + (i / cols % rows < rows / 2 ? 0 : step) + random.nextGaussian());
    g = KernelCase.normal(random, n);
    mean = new double[size];
    variance = new double[size];
    for (int i = 0; i < n; i++) {
      mean[column(i)] += x[AT + i] / (double) rows;
    }
    for (int i = 0; i < n; i++) {
      double d = x[AT + i] - mean[column(i)];
      variance[column(i)] += d * d / rows;
    }
    k = KernelCase.input(5 * size, i -> {
      int c = i % size;
      double scale = (1 + c % 3) / Math.sqrt(variance[c] + 1e-5);
      return switch (i / size) {
        case 0 -> mean[c];
        case 1 -> scale;
        case 2 -> random.nextGaussian();
        case 3 -> scale * random.nextGaussian() / 10;
        default -> scale * random.nextGaussian() / 10;
      };
    });
  }

  /** A first half around 0, a second around 1000, as an image's border and its middle may differ. */
  private static NormCases steps() {
    return new NormCases(1, 3000, 4, 0, 1000);
  }

  private int column(int i) {
    return i / (rows * cols) * cols + i % cols;
  }

  private float coefficient(int kind, int i) {
    return k[AT + kind * size + column(i)];
  }

  private double d(int i) {
    return (double) x[AT + i] - coefficient(0, i);
  }

  // In float, as every provider has it: the sign near 0 is a matter of rounding.
  private boolean isPositive(int i) {
    float d = x[AT + i] - coefficient(0, i);
    return d * coefficient(1, i) + coefficient(2, i) > 0;
  }

  private double h(int i, float slope) {
    return isPositive(i) ? g[AT + i] : slope * (double) g[AT + i];
  }

  private KernelCase moments() {
    double[] moments = new double[2 * size];
    System.arraycopy(mean, 0, moments, 0, size);
    System.arraycopy(variance, 0, moments, size, size);
    return new KernelCase(
        "moments",
        name,
        null,
        moments,
        fill(
            2 * size,
            i -> i < size
                ? 8 * EPSILON * (1 + Math.abs(mean[i]))
                : 1e-5 * Math.max(variance[i - size], 1e-3)),
        (kernels, y) -> kernels.moments(x, AT, groups, rows, cols, y, AT, y, AT + size));
  }

  private KernelCase normalize(float slope) {
    return new KernelCase(
        "normalize",
        name + " slope " + slope,
        null,
        fill(n, i -> {
          double v = d(i) * coefficient(1, i) + coefficient(2, i);
          return isPositive(i) ? v : slope * v;
        }),
        fill(n, i -> 4 * EPSILON * (3 + Math.abs(d(i) * coefficient(1, i)))),
        (kernels, y) -> kernels.normalize(x, AT, groups, rows, cols, k, AT, slope, y, AT));
  }

  private KernelCase sums(float slope) {
    double[] sums = new double[2 * size];
    double[] bounds = fill(2 * size, i -> 1e-30);
    for (int i = 0; i < n; i++) {
      int c = column(i);
      sums[c] += h(i, slope);
      bounds[c] += 8 * EPSILON * Math.abs(h(i, slope));
      sums[size + c] += h(i, slope) * d(i);
      bounds[size + c] += 8 * EPSILON * Math.abs(h(i, slope) * d(i));
    }
    return new KernelCase(
        "normalizeSums",
        name + " slope " + slope,
        null,
        sums,
        bounds,
        (kernels, y) ->
            kernels.normalizeSums(x, AT, g, AT, groups, rows, cols, k, AT, slope, y, AT));
  }

  private KernelCase grad(float slope) {
    return new KernelCase(
        "normalizeGrad",
        name + " slope " + slope,
        null,
        fill(
            n, i -> coefficient(1, i) * h(i, slope) - coefficient(3, i) * d(i) - coefficient(4, i)),
        fill(
            n,
            i -> 8
                * EPSILON
                * (Math.abs(coefficient(1, i) * h(i, slope))
                    + Math.abs(coefficient(3, i) * d(i))
                    + Math.abs(coefficient(4, i)))),
        (kernels, y) ->
            kernels.normalizeGrad(x, AT, g, AT, groups, rows, cols, k, AT, slope, y, AT));
  }
}
