package io.github.gan4j.core.kernel;

/** The element-wise functions of one array that a provider computes. {@code p} and {@code q} are the parameters. */
public enum UnaryOp {
  /** {@code p x + q} */
  AFFINE,
  ABS,
  /** -1, 0 or 1 */
  SIGN,
  SQUARE,
  SQRT,
  EXP,
  LOG,
  TANH,
  /** {@code 1 / (1 + exp(-x))}, without overflow */
  SIGMOID,
  /** {@code log(1 + exp(x))}, without overflow */
  SOFTPLUS,
  /** {@code max(x, 0)} */
  RELU,
  /** {@code x > 0 ? x : p x} */
  LEAKY_RELU,
  /** {@code x > 0 ? x : p (exp(x) - 1)} */
  ELU,
  /** the slope of {@link #ELU}: {@code x > 0 ? 1 : p exp(x)} */
  ELU_SLOPE,
  /** {@code min(max(x, p), q)} */
  CLAMP,
  /** {@code p <= x && x <= q ? 1 : 0} */
  IN_RANGE
}
