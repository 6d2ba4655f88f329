package io.github.gan4j.models.net;

import io.github.gan4j.core.optim.Schedule;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;

/**
 * Noise on every sample that a discriminator is trained on, real or generated, so that the two
 * distributions overlap (Soenderby et al., "Amortised MAP inference for image super-resolution",
 * 2017, section 3.3; Arjovsky and Bottou, "Towards principled methods for training generative
 * adversarial networks", 2017).
 *
 * <pre>{@code D(x + sigma n),  n ~ N(0,1) for each value}</pre>
 *
 * @param sigma the noise's standard deviation by steps completed
 */
public record InstanceNoise(Schedule sigma) implements Augmentation {

  /** Noise that fades in a straight line from {@code sigma} at the first step to none. */
  public static InstanceNoise fading(float sigma, long steps) {
    return new InstanceNoise(Schedule.linear(sigma, 0, 0, steps));
  }

  @Override
  public Tensor of(Tensor x, long step, Rng rng) {
    float now = sigma.at(step);
    if (!(now >= 0 && now < Float.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "InstanceNoise: sigma must be 0 or positive, got %s at step %d.".formatted(now, step));
    }
    return now == 0 ? x : x.add(rng.normal(0, now, x.shape()));
  }
}
