package io.github.gan4j.models.data;

/**
 * Gaussians on a square grid around the origin. Mode {@code k} is in row {@code k / side}, counted
 * along y, and column {@code k % side}, along x.
 *
 * <p>The defaults are those of mode-collapse tables (Srivastava et al., "VEEGAN", 2017; Lin et al.,
 * "PacGAN", 2018). The toy of WGAN-GP (Gulrajani et al., 2017) has spacing 0.707 and sigma 0.0177.
 *
 * @param size points
 * @param side modes in a row and in a column
 * @param spacing distance of neighbours
 * @param sigma standard deviation of each, in each coordinate
 */
public record Grid(int size, long seed, int side, float spacing, float sigma)
    implements GaussianModes {
  private static final int MAX_SIDE = 1024;

  /** Checks the settings. */
  public Grid {
    ToySettings.positive("Grid", "size", size);
    ToySettings.positive("Grid", "side", side);
    ToySettings.positive("Grid", "spacing", spacing);
    ToySettings.positive("Grid", "sigma", sigma);
    if (side > MAX_SIDE) {
      throw new IllegalArgumentException(
          "Grid: side must be at most " + MAX_SIDE + ", got " + side + ".");
    }
  }

  /** 25 modes with sigma 0.05 at every pair of -4, -2, 0, 2, 4. */
  public static Grid of(int size, long seed) {
    return new Grid(size, seed, 5, 2f, 0.05f);
  }

  @Override
  public int modes() {
    return side * side;
  }

  @Override
  public float x(int mode) {
    return at(mode % side);
  }

  @Override
  public float y(int mode) {
    return at(mode / side);
  }

  private float at(int step) {
    return spacing * (step - (side - 1) / 2f);
  }

  @Override
  public String source() {
    return "grid of %s x %s modes, spacing %s, sigma %s".formatted(side, side, spacing, sigma);
  }
}
