package io.github.gan4j.models.data;

import io.github.gan4j.core.tensor.Rng;
import java.util.Objects;

/**
 * Points of the plane drawn from a mixture of round Gaussians, all as likely and as wide: the usual
 * test for mode collapse. The label of a point is the mode it was drawn from.
 *
 * <pre>{@code x = centre(label) + sigma * N(0, I),   label uniform over the modes}</pre>
 *
 * Point {@code i} is computed from the seed and {@code i} when it is read; nothing is stored.
 * <b>Shapes</b> samples are [2].
 */
public interface GaussianModes extends Dataset {

  /** Number of modes. */
  int modes();

  /** The first coordinate of a mode's centre. */
  float x(int mode);

  /** The second coordinate of a mode's centre. */
  float y(int mode);

  /** Standard deviation of a mode in each coordinate. */
  float sigma();

  /** Decides every point. */
  long seed();

  @Override
  default int classes() {
    return modes();
  }

  @Override
  default int[] sampleShape() {
    return new int[] {2};
  }

  @Override
  default int label(int index) {
    return stream(index).below(modes());
  }

  @Override
  default void read(int index, float[] into, int at) {
    Rng rng = stream(index);
    int mode = rng.below(modes());
    rng.fillNormal(0, sigma(), into, at, 2);
    into[at] += x(mode);
    into[at + 1] += y(mode);
  }

  private Rng stream(int index) {
    return Rng.of(seed()).at(Objects.checkIndex(index, size()));
  }
}
