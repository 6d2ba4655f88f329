package io.github.gan4j.bench.scores;

import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.models.data.PixelRange;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.gan.GanBuilder;
import io.github.gan4j.models.net.Discriminator;
import io.github.gan4j.models.zoo.Zoo;
import io.github.gan4j.models.zoo.ZooChoice;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * A GAN that is compared with others in a {@link Contest}.
 *
 * @param config what makes it different: for models of the zoo, what {@code gan train} would be given
 * @param range the values of its images
 * @param times how often the contest's number of steps it is trained for
 */
record Contender(
    String name, String config, PixelRange range, int times, Function<Rng, Gan> factory) {

  /** What a GAN has besides its nets and its latent. */
  @FunctionalInterface
  interface Rest {
    GanBuilder add(GanBuilder nets, Discriminator discriminator);
  }

  /** A model of the zoo, with settings as in {@code discriminator.norm=sn}. */
  static Contender of(String name, String model, String... settings) {
    Map<String, String> changes = new LinkedHashMap<>();
    for (String setting : settings) {
      String[] parts = setting.split("=", 2);
      changes.put(parts[0], parts[1]);
    }
    ZooChoice choice = Zoo.find(model).choose(changes);
    String config = (model + " " + String.join(" ", settings)).strip();
    return new Contender(name, config, choice.format().range(), 1, choice::create);
  }

  /** The same nets and latent in another game. */
  Contender with(String otherName, String what, Rest rest) {
    return new Contender(
        otherName, config + ", " + what, range, times, rng -> rebuilt(factory.apply(rng), rest));
  }

  private static Gan rebuilt(Gan gan, Rest rest) {
    Discriminator discriminator = Objects.requireNonNull(gan.discriminator());
    GanBuilder nets = Gan.builder(gan.name())
        .generator(gan.generator())
        .discriminator(discriminator)
        .latent(gan.latent());
    return rest.add(nets, discriminator).build();
  }

  /** Trained for several times as many steps, because they cost less. */
  Contender longer(int factor) {
    return new Contender(name, config, range, factor, factory);
  }
}
