package io.github.gan4j.models.gan;

import io.github.gan4j.core.tensor.Tensor;

/**
 * A way from one latent to another. Normal latents of many dimensions all have about the same norm,
 * and those in the middle of a straight line are shorter than any a generator was trained on; an arc
 * stays among them (White, "Sampling generative networks", 2016).
 */
public enum Interpolation {
  /** {@code (1 - t) a + t b}. */
  LINEAR,
  /** {@code (sin((1 - t) w) a + sin(t w) b) / sin w}, w the angle between a and b. */
  SPHERICAL;

  /** Below this sine the arc is a line. */
  private static final double FLAT = 1e-4;

  /** The latents [N, size] at {@code t}, 0 to 1, of the ways from each row of a to that of b. */
  public Tensor between(Tensor a, Tensor b, double t) {
    float[] x = a.toArray();
    float[] y = b.toArray();
    int size = a.size(1);
    float[] z = new float[x.length];
    for (int row = 0; row < a.size(0); row++) {
      int at = row * size;
      double angle = this == SPHERICAL ? angle(x, y, at, size) : 0;
      double sine = StrictMath.sin(angle);
      boolean isLine = sine < FLAT;
      double wx = isLine ? 1 - t : StrictMath.sin((1 - t) * angle) / sine;
      double wy = isLine ? t : StrictMath.sin(t * angle) / sine;
      for (int i = at; i < at + size; i++) {
        z[i] = (float) (wx * x[i] + wy * y[i]);
      }
    }
    return Tensor.wrap(z, a.shape());
  }

  private static double angle(float[] x, float[] y, int at, int size) {
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int i = at; i < at + size; i++) {
      xy += (double) x[i] * y[i];
      xx += (double) x[i] * x[i];
      yy += (double) y[i] * y[i];
    }
    double cosine = xy / StrictMath.sqrt(xx * yy);
    return StrictMath.acos(Math.max(-1, Math.min(1, cosine)));
  }
}
