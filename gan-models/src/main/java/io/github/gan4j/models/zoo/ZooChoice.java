package io.github.gan4j.models.zoo;

import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.gan.Plan;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * A ready-made GAN with all its settings.
 *
 * @param settings every setting and its value, as names and texts
 * @param format what samples it makes
 * @param plan how long and in what batches it is trained if nothing else is said
 */
public record ZooChoice(
    ZooModel<?> model,
    Map<String, String> settings,
    SampleFormat format,
    Plan plan,
    Function<Rng, Gan> factory) {

  public ZooChoice {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }

  public String name() {
    return model.name();
  }

  /** Makes the GAN with its first parameters. */
  public Gan create(Rng rng) {
    return factory.apply(rng);
  }
}
