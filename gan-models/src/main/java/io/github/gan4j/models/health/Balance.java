package io.github.gan4j.models.health;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who wins: the share of samples, real and generated, that the discriminator tells apart.
 *
 * @param discriminatorWins above this accuracy the generator has no chance
 * @param generatorWins below this one the discriminator teaches nothing
 */
record Balance(double discriminatorWins, double generatorWins) {

  /** Looks at the mean accuracy of the latest steps; NaN if it is not known. */
  @Nullable Sign of(double accuracy) {
    if (accuracy > discriminatorWins) {
      return sign(Symptom.DISCRIMINATOR_WINS, "it was right", accuracy);
    }
    return accuracy < generatorWins
        ? sign(Symptom.GENERATOR_WINS, "the discriminator was right", accuracy)
        : null;
  }

  private static Sign sign(Symptom symptom, String who, double accuracy) {
    return new Sign(
        symptom,
        "%s about %s of the samples in the latest %d steps"
            .formatted(who, Texts.percent(accuracy), Vitals.STEPS),
        Map.of("accuracy", accuracy));
  }
}
