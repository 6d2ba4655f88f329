package io.github.gan4j.models.health;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who wins: the share of samples, real and generated, that the discriminator tells apart. A
 * discriminator that is almost always right is no harm while the generator learns from it, and early in
 * healthy trainings that is usual.
 *
 * @param discriminatorWins above this accuracy the generator has no chance, unless it comes closer
 * @param generatorWins below this one the discriminator teaches nothing
 * @param looks over so many looks the generator must come closer
 * @param fall the least fall of its distance to the data over them, as a share
 */
record Balance(double discriminatorWins, double generatorWins, int looks, double fall) {

  /**
   * Looks at the mean accuracy of the latest steps, NaN if it is not known.
   *
   * @param distances of the samples to the data so far, the first one first; empty if not known
   */
  @Nullable
  Sign of(double accuracy, List<Double> distances) {
    if (accuracy > discriminatorWins && isStuck(distances)) {
      return sign(
          Symptom.DISCRIMINATOR_WINS,
          "it was right about %s of the samples in the latest %s steps, and the generator comes no closer to the data",
          accuracy);
    }
    return accuracy < generatorWins
        ? sign(
            Symptom.GENERATOR_WINS,
            "the discriminator was right about %s of the samples in the latest %s steps",
            accuracy)
        : null;
  }

  private boolean isStuck(List<Double> distances) {
    int last = distances.size() - 1;
    return last >= looks && distances.get(last) > (1 - fall) * distances.get(last - looks);
  }

  private static Sign sign(Symptom symptom, String saw, double accuracy) {
    return new Sign(
        symptom,
        saw.formatted(Texts.percent(accuracy), Vitals.STEPS),
        Map.of("accuracy", accuracy));
  }
}
