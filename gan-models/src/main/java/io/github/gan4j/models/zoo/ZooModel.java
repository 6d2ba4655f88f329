package io.github.gan4j.models.zoo;

import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.models.data.PixelRange;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.gan.Plan;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * A ready-made GAN, by name.
 *
 * @param summary one line on what it is
 * @param source the paper or code it follows
 * @param defaults its settings
 * @param sampleShape the shape of the samples it makes: H, W, C
 * @param range the values that stand for black and white
 * @param plan how long and in what batches it is trained if nothing else is said
 */
public record ZooModel<C extends Record>(
    String name,
    String summary,
    String source,
    C defaults,
    List<Integer> sampleShape,
    PixelRange range,
    Plan plan,
    BiFunction<C, Rng, Gan> factory) {

  /** All settings and their values, as names and texts, with some replaced. */
  public Map<String, String> settings(Map<String, String> changes) {
    return Settings.texts(Settings.apply(defaults, changes));
  }

  /**
   * Makes the GAN with some settings replaced.
   *
   * @throws IllegalArgumentException if a setting is unknown or its value does not fit
   */
  public Gan create(Map<String, String> changes, Rng rng) {
    return factory.apply(Settings.apply(defaults, changes), rng);
  }
}
