package io.github.gan4j.core.kernel;

/** What {@link Kernels#random} makes of random bits; u is uniform in [0, 1), a multiple of 2^-24. */
public enum RandomOp {
  /** {@code min(p + (q - p) u, the number before q)}: uniform in [p, q). */
  UNIFORM,
  /** {@code p + q z}, with z from the standard normal distribution: see {@link BoxMuller}. */
  NORMAL,
  /** {@code u < p ? 1 / p : 0}: the mask of (inverted) dropout. */
  MASK
}
