package io.github.gan4j.bench.scaling;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * A broken power law: two straight lines that meet, where both axes are logarithmic.
 *
 * @param breakAt where the exponent changes, one of the inner places it was fitted to
 * @param atBreak the value there
 * @param below the exponent up to the break
 * @param above the exponent from the break on
 * @param deviation the typical relative deviation of the values from the law: 0.05 is 5 per cent
 */
record PowerLaw(double breakAt, double atBreak, double below, double above, double deviation) {

  // Each part spans at least this factor; less would be a law of noise.
  private static final double LEAST_SPAN = 2;

  /**
   * The law with the least sum of squared deviations of logarithms.
   *
   * @param x positive and increasing, with one at least twice the first and at most half the last
   * @param y positive
   */
  static PowerLaw fit(double[] x, double[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException("PowerLaw: " + x.length + " places, " + y.length + ".");
    }
    double[] logX = Arrays.stream(x).map(Math::log).toArray();
    double[] logY = Arrays.stream(y).map(Math::log).toArray();
    return IntStream.range(0, x.length)
        .filter(i -> x[i] >= LEAST_SPAN * x[0] && LEAST_SPAN * x[i] <= x[x.length - 1])
        .mapToObj(i -> with(i, logX, logY))
        .min(Comparator.comparingDouble(PowerLaw::deviation))
        .orElseThrow(() -> new IllegalArgumentException(
            "PowerLaw: none of " + Arrays.toString(x) + " can be the break."));
  }

  /** The law's value. */
  double at(double x) {
    return atBreak * Math.pow(x / breakAt, x < breakAt ? below : above);
  }

  // Least squares of y = a + below * min(x - b, 0) + above * max(x - b, 0), where b is the break.
  private static PowerLaw with(int at, double[] x, double[] y) {
    double b = x[at];
    double[] left = Arrays.stream(x).map(v -> Math.min(v - b, 0)).toArray();
    double[] right = Arrays.stream(x).map(v -> Math.max(v - b, 0)).toArray();
    double ll = covariance(left, left);
    double rr = covariance(right, right);
    double lr = covariance(left, right);
    double ly = covariance(left, y);
    double ry = covariance(right, y);
    double determinant = ll * rr - lr * lr;
    double below = (ly * rr - ry * lr) / determinant;
    double above = (ry * ll - ly * lr) / determinant;
    double a = mean(y) - below * mean(left) - above * mean(right);
    double squares = 0;
    for (int i = 0; i < x.length; i++) {
      double difference = y[i] - a - below * left[i] - above * right[i];
      squares += difference * difference;
    }
    double deviation = Math.expm1(Math.sqrt(squares / x.length));
    return new PowerLaw(Math.exp(b), Math.exp(a), below, above, deviation);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double covariance(double[] p, double[] q) {
    double meanP = mean(p);
    double meanQ = mean(q);
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      sum += (p[i] - meanP) * (q[i] - meanQ);
    }
    return sum;
  }
}
