package io.github.gan4j.core.kernel;

import io.github.gan4j.core.shape.ConvShape;

/**
 * The loops over {@code float} arrays that a provider supplies. No shapes, tensors or gradients here: arrays, offsets
 * and counts, all checked by the caller. An array named {@code x} starts at {@code xAt}. Results never overlap inputs,
 * unless said otherwise, and are written whole: what a result array held before does not matter.
 *
 * <p>Every method gives the same bits for any number of {@link Workers}: work is split by its size alone, and partial
 * sums are combined in index order. Providers differ from each other only by rounding.
 */
public interface Kernels {

  /** The provider's name, as in {@code -Dgan4j.kernels=scalar}. */
  String name();

  /** {@code y[i] = op(x[i]; p, q)}; y may be x. */
  void unary(UnaryOp op, float p, float q, float[] x, int xAt, float[] y, int yAt, int n);

  /** {@code y[i] = op(a[i aStep], b[i bStep]; p)}, where a step is 1, or 0 for a scalar operand; y may be a or b. */
  void binary(
      BinaryOp op,
      float p,
      float[] a,
      int aAt,
      int aStep,
      float[] b,
      int bAt,
      int bStep,
      float[] y,
      int yAt,
      int n);

  /** A matrix, [rows, cols], less an outer product: {@code y[r, c] = s x[r, c] - (t a[r]) b[c]}. */
  void lessOuter(
      float s,
      float[] x,
      int xAt,
      int rows,
      int cols,
      float t,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      float[] y,
      int yAt);

  /**
   * Sums the middle axis: {@code y[o, i] = sum over r of x[o, r, i]}, x being [outer, rows, inner]. Error at most 16
   * roundings of the sum of magnitudes, whatever the count.
   */
  void sum(float[] x, int xAt, int outer, int rows, int inner, float[] y, int yAt);

  /**
   * {@code C = op(A) op(B)}, or {@code C += ...}, all row-major and dense: op(A) is m x k, stored k x m if transposed;
   * op(B) is k x n, stored n x k if transposed.
   */
  void gemm(
      boolean transA,
      boolean transB,
      int m,
      int n,
      int k,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      boolean accumulate,
      float[] c,
      int cAt);

  /** {@link #gemm} without accumulation, and then {@code end} on each row of C. */
  void gemm(
      boolean transA,
      boolean transB,
      int m,
      int n,
      int k,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      float[] c,
      int cAt,
      Epilogue end);

  /** {@link #conv2d}, and then {@code end} on each output pixel. */
  void conv2d(
      ConvShape s, float[] x, int xAt, float[] w, int wAt, float[] y, int yAt, Epilogue end);

  /** {@link #conv2dInputGrad}, and then {@code end} on each pixel of the input side. */
  void conv2dInputGrad(
      ConvShape s, float[] y, int yAt, float[] w, int wAt, float[] x, int xAt, Epilogue end);

  /** Convolution: input [N,H,W,I] and weight [kH,kW,I,O] to output [N,outH,outW,O]. */
  void conv2d(ConvShape s, float[] x, int xAt, float[] w, int wAt, float[] y, int yAt);

  /** The adjoint of {@link #conv2d} in its input, which is the transposed convolution: output side to input side. */
  void conv2dInputGrad(ConvShape s, float[] y, int yAt, float[] w, int wAt, float[] x, int xAt);

  /** The adjoint of {@link #conv2d} in its weight: input side and output side to [kH,kW,I,O]. */
  void conv2dWeightGrad(ConvShape s, float[] x, int xAt, float[] y, int yAt, float[] w, int wAt);

  /**
   * Mean and biased variance of each column of each group: x is [groups, rows, cols], mean and variance are [groups,
   * cols]. x is read once; even so a large mean does not cancel the variance.
   */
  void moments(
      float[] x,
      int xAt,
      int groups,
      int rows,
      int cols,
      float[] mean,
      int meanAt,
      float[] variance,
      int varianceAt);

  /**
   * Normalisation with known statistics, and a leaky ReLU: with {@code v = (x[g,r,c] - mean[g,c]) scale[g,c] +
   * shift[g,c]}, it is {@code y[g,r,c] = v > 0 ? v : slope v}. Slope 1 is none, slope 0 is ReLU.
   *
   * @param k mean, scale and shift: [3, groups, cols]
   */
  void normalize(
      float[] x,
      int xAt,
      int groups,
      int rows,
      int cols,
      float[] k,
      int kAt,
      float slope,
      float[] y,
      int yAt);

  /**
   * The two sums of a normalisation's backward pass, over the rows of each group: {@code sums[0,g,c] = sum h}, {@code
   * sums[1,g,c] = sum h (x - mean)}, where h is the gradient through the leaky ReLU: {@code v > 0 ? g : slope g}, with v
   * as in {@link #normalize}.
   *
   * @param k mean, scale and shift: [3, groups, cols]
   */
  void normalizeSums(
      float[] x,
      int xAt,
      float[] gradient,
      int gradientAt,
      int groups,
      int rows,
      int cols,
      float[] k,
      int kAt,
      float slope,
      float[] sums,
      int sumsAt);

  /**
   * The input gradient of a normalisation: {@code scale h - p (x - mean) - q}, with h as in {@link #normalizeSums}.
   *
   * @param k mean, scale, shift, p and q: [5, groups, cols]
   */
  void normalizeGrad(
      float[] x,
      int xAt,
      float[] gradient,
      int gradientAt,
      int groups,
      int rows,
      int cols,
      float[] k,
      int kAt,
      float slope,
      float[] y,
      int yAt);

  /**
   * One step of gradient descent with momentum, in place, on the calling thread: who has a whole net to update shares it
   * out. See {@link SgdStep}.
   */
  void sgd(
      SgdStep s, float[] w, int wAt, float[] g, int gAt, float[] velocity, int velocityAt, int n);

  /** One step of RMSProp, as in {@link #sgd}. See {@link RmsPropStep}. */
  void rmsProp(
      RmsPropStep s,
      float[] w,
      int wAt,
      float[] g,
      int gAt,
      float[] meanSquare,
      int meanSquareAt,
      int n);

  /** One step of Adam, as in {@link #sgd}. See {@link AdamStep}. */
  void adam(
      AdamStep s,
      float[] w,
      int wAt,
      float[] g,
      int gAt,
      float[] m,
      int mAt,
      float[] v,
      int vAt,
      int n);

  /** {@code average += (1 - decay) (w - average)}, in place. */
  void average(float decay, float[] w, int wAt, float[] average, int averageAt, int n);

  /**
   * Random numbers of a stream of {@link Philox}, from the block at {@code position} on, the same bits from every provider.
   */
  void random(
      RandomOp op,
      long seed,
      long stream,
      long position,
      float p,
      float q,
      float[] y,
      int yAt,
      int n);
}
