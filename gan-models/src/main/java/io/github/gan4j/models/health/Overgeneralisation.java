package io.github.gan4j.models.health;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Samples where the data has none: the generated ones are as diverse as real ones, but few lie where
 * real ones do.
 *
 * @param leastPrecision the least share of generated samples among real ones
 * @param diversity from where on samples are diverse; alike ones are a collapse
 * @param looks from which look on: the first samples of every generator are off the data
 */
record Overgeneralisation(double leastPrecision, double diversity, int looks) {

  /** Looks at the latest of so many looks. */
  @Nullable
  Sign of(double precision, double diversity, int looks) {
    return looks >= this.looks && precision < leastPrecision && diversity > this.diversity
        ? new Sign(
            Symptom.OVERGENERALISATION,
            "only %s of the generated samples lie where the data has samples"
                .formatted(Texts.percent(precision)),
            Map.of("precision", precision, "diversity", diversity))
        : null;
  }
}
