package io.github.gan4j.models.data;

/**
 * Gaussians evenly spaced on a circle, counted anticlockwise from (radius, 0).
 *
 * <p>The defaults are those of mode-collapse tables (Srivastava et al., "VEEGAN", 2017; Lin et al.,
 * "PacGAN", 2018). The toy of WGAN-GP (Gulrajani et al., 2017) has radius 1.414 and sigma 0.0141.
 *
 * @param size points
 * @param modes Gaussians on the circle
 * @param sigma standard deviation of each, in each coordinate
 */
public record Ring(int size, long seed, int modes, float radius, float sigma)
    implements GaussianModes {

  /** Checks the settings. */
  public Ring {
    ToySettings.positive("Ring", "size", size);
    ToySettings.positive("Ring", "modes", modes);
    ToySettings.positive("Ring", "radius", radius);
    ToySettings.positive("Ring", "sigma", sigma);
  }

  /** Eight modes with sigma 0.01 on the circle of radius 1. */
  public static Ring of(int size, long seed) {
    return new Ring(size, seed, 8, 1f, 0.01f);
  }

  @Override
  public float x(int mode) {
    return (float) (radius * StrictMath.cos(angle(mode)));
  }

  @Override
  public float y(int mode) {
    return (float) (radius * StrictMath.sin(angle(mode)));
  }

  private double angle(int mode) {
    return 2 * Math.PI * mode / modes;
  }

  @Override
  public String source() {
    return "ring of %s modes, radius %s, sigma %s".formatted(modes, radius, sigma);
  }
}
