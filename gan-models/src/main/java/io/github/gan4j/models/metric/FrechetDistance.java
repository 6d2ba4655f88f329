package io.github.gan4j.models.metric;

import io.github.gan4j.models.feature.Features;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The Frechet distance between the normal distributions with the means and covariances of real and
 * generated features; with features of Inception it is the FID. 0 is best.
 *
 * <pre>{@code
 * ||m1 - m2||^2 + Tr C1 + Tr C2 - 2 Tr (C1 C2)^(1/2)
 * Tr (C1 C2)^(1/2) = sum_i sqrt(eigenvalue_i(F C2 F^T))   for any F with C1 = F^T F
 * }</pre>
 *
 * The second line replaces the root of a product that is not symmetric, where rounding can give
 * complex numbers, by eigenvalues of a symmetric matrix; any rank will do. The distance is biased
 * upwards, the more the fewer the samples: only equal counts compare.
 *
 * <p><b>Cost</b> about 4 D^3 multiply-adds in double, besides the statistics.
 *
 * <p>Source: Heusel et al., "GANs trained by a two time-scale update rule converge to a local Nash
 * equilibrium", 2017, section 4; Dowson and Landau, "The Frechet distance between multivariate
 * normal distributions", 1982.
 *
 * @param fewSamples whether as few samples as dimensions are accepted, which cannot give a
 *     covariance of full rank
 */
public record FrechetDistance(boolean fewSamples) implements Metric {

  /** Refuses as few samples as dimensions. */
  public static FrechetDistance defaults() {
    return new FrechetDistance(false);
  }

  /** Accepts any count; the distance is then far too large and good for trends only. */
  public static FrechetDistance allowingFewSamples() {
    return new FrechetDistance(true);
  }

  @Override
  public List<Score> scores(Comparison sides) {
    Features real = sides.real().features();
    Features fake = sides.fake().features();
    real.requireComparable("FrechetDistance", fake);
    requireSamples(real.count(), fake.count(), fake.dimension());
    double distance = between(sides.real().statistics(), sides.fake().statistics());
    return List.of(Score.of("fid", Direction.LOWER, fake, distance));
  }

  /**
   * The distance, at least 0.
   *
   * @throws IllegalArgumentException if the statistics are of different features, or of too few
   */
  public double between(GaussianStatistics real, GaussianStatistics fake) {
    real.requireComparable("FrechetDistance", fake);
    requireSamples(real.count(), fake.count(), real.dimension());
    // The factor of the side with the lower rank keeps the eigenvalues few and off zero.
    double traceOfRoot =
        real.count() < fake.count() ? traceOfRoot(real, fake) : traceOfRoot(fake, real);
    double distance =
        squaredDistance(real.mean(), fake.mean()) + real.trace() + fake.trace() - 2 * traceOfRoot;
    return Math.max(0, distance);
  }

  private void requireSamples(int real, int fake, int dimension) {
    if (!fewSamples && Math.min(real, fake) <= dimension) {
      throw new IllegalArgumentException(
          "FrechetDistance: %d real and %d fake samples are too few for covariances of full rank in %d dimensions. Draw more than %d of each, or accept a distance far too large with allowingFewSamples()."
              .formatted(real, fake, dimension, dimension));
    }
  }

  private static double traceOfRoot(GaussianStatistics factored, GaussianStatistics other) {
    double[][] f = CovarianceFactor.transposed(factored.covariance());
    int d = f.length;
    int rank = f[0].length;
    if (rank == 0) {
      return 0;
    }
    double[][] product = new double[d][rank];
    DoubleProduct.addTransposed(other.covariance(), f, d, product);
    double[][] symmetric = new double[rank][rank];
    DoubleProduct.addTransposed(f, product, d, symmetric);
    return sumOfRoots(new DMatrixRMaj(symmetric));
  }

  private static double sumOfRoots(DMatrixRMaj symmetric) {
    EigenDecomposition_F64<DMatrixRMaj> eigen =
        DecompositionFactory_DDRM.eig(symmetric.numRows, false, true);
    if (!eigen.decompose(symmetric)) {
      throw new ArithmeticException(
          "FrechetDistance: the eigenvalues did not converge. The features may be too large for their squares.");
    }
    double sum = 0;
    for (int i = 0; i < eigen.getNumberOfEigenvalues(); i++) {
      sum += Math.sqrt(Math.max(0, eigen.getEigenvalue(i).getReal()));
    }
    return sum;
  }

  private static double squaredDistance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return sum;
  }
}
