package io.github.gan4j.core.kernel;

/**
 * The inner loops of column sums and normalisations, over a few rows of {@code cols} neighbouring floats. The providers'
 * versions do the same additions in the same order, so they give the same bits: sums and deviations add four rows to
 * each other before they are added to a sum.
 *
 * <p>A normalisation is given by coefficients, {@code k[at + i step + c]} for column c: mean (i = 0), scale and shift; its
 * gradient has two more. With a leaky ReLU after it:
 *
 * <pre>{@code
 * d = x - mean;   v = d scale + shift;   y = v > 0 ? v : slope v;   h = v > 0 ? g : slope g
 * }</pre>
 *
 * The backward loops find v again by the very operations of the forward one, so both agree on its sign.
 */
interface ColumnLoops {

  /** {@code y[c] = sum of x[r, c]}. */
  void sums(float[] x, int xAt, int rows, int cols, float[] y);

  /**
   * With {@code m = y[c]} given: {@code y[cols + c] = sum of x[r, c] - m}, {@code y[2 cols + c] = sum of (x[r, c] - m)^2}.
   */
  void deviations(float[] x, int xAt, int rows, int cols, float[] y);

  /** {@code y} as above. */
  void normalize(
      float[] x,
      int xAt,
      int rows,
      int cols,
      float[] k,
      int at,
      int step,
      float slope,
      float[] y,
      int yAt);

  /** {@code y[c] = sum of h}, {@code y[cols + c] = sum of h d}. */
  void gradSums(
      float[] x,
      int xAt,
      float[] g,
      int gAt,
      int rows,
      int cols,
      float[] k,
      int at,
      int step,
      float slope,
      float[] y);

  /** {@code y = scale h - p d - q}, p and q being coefficients 3 and 4. */
  void grad(
      float[] x,
      int xAt,
      float[] g,
      int gAt,
      int rows,
      int cols,
      float[] k,
      int at,
      int step,
      float slope,
      float[] y,
      int yAt);

  /** {@code y[yAt + c] += x[xAt + c]}. */
  void add(float[] x, int xAt, double[] y, int yAt, int n);

  /**
   * Adds what {@link #deviations} found in n rows to sums about another centre s, in double: with {@code e = m - s}, {@code
   * y[c] += sum (x - s)} and {@code y[step + c] += sum (x - s)^2 = sum (x - m)^2 + e (sum (x - m) + sum (x - s))}.
   */
  void addMoments(float[] moments, int cols, int n, float[] s, double[] y, int step);
}
