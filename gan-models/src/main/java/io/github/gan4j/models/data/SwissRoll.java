package io.github.gan4j.models.data;

import io.github.gan4j.core.tensor.Rng;
import java.util.Objects;

/**
 * A spiral in the plane: the swiss roll seen from its end, as the toy of WGAN-GP draws it (Gulrajani
 * et al., 2017). There are no labels.
 *
 * <pre>{@code
 * t = 1.5 pi (1 + 2u),  u uniform in [0, 1)
 * x = ((t cos t, t sin t) + noise * N(0, I)) / scale
 * }</pre>
 *
 * Point {@code i} is computed from the seed and {@code i} when it is read; nothing is stored.
 * <b>Shapes</b> samples are [2].
 *
 * @param size points
 * @param noise standard deviation in each coordinate, before scaling; 0 for none
 * @param scale what all coordinates are divided by
 */
public record SwissRoll(int size, long seed, float noise, float scale) implements Dataset {

  /** Checks the settings. */
  public SwissRoll {
    ToySettings.positive("SwissRoll", "size", size);
    ToySettings.positive("SwissRoll", "scale", scale);
    if (!(noise >= 0) || Float.isInfinite(noise)) {
      throw new IllegalArgumentException(
          "SwissRoll: noise must be at least 0 and finite, got " + noise + ".");
    }
  }

  /** Noise 0.25 and scale 7.5. */
  public static SwissRoll of(int size, long seed) {
    return new SwissRoll(size, seed, 0.25f, 7.5f);
  }

  @Override
  public int[] sampleShape() {
    return new int[] {2};
  }

  @Override
  public void read(int index, float[] into, int at) {
    Rng rng = Rng.of(seed).at(Objects.checkIndex(index, size));
    double t = 1.5 * Math.PI * (1 + 2 * rng.uniform());
    rng.fillNormal(0, noise, into, at, 2);
    into[at] = (float) ((t * StrictMath.cos(t) + into[at]) / scale);
    into[at + 1] = (float) ((t * StrictMath.sin(t) + into[at + 1]) / scale);
  }

  @Override
  public int classes() {
    return 0;
  }

  @Override
  public int label(int index) {
    return Labels.NONE.of(index);
  }

  @Override
  public String source() {
    return "swiss roll, noise %s, scale %s".formatted(noise, scale);
  }
}
