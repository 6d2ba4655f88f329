package io.github.gan4j.models.health;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Samples where the data has none: the generated ones are as diverse as real ones, but few lie where
 * real ones do.
 *
 * @param leastPrecision the least share of generated samples among real ones
 * @param diversity from where on samples are diverse; alike ones are a collapse
 */
record Overgeneralisation(double leastPrecision, double diversity) {

  @Nullable
  Sign of(double precision, double diversity) {
    return precision < leastPrecision && diversity > this.diversity
        ? new Sign(
            Symptom.OVERGENERALISATION,
            "only %s of the generated samples lie where the data has samples"
                .formatted(Texts.percent(precision)),
            Map.of("precision", precision, "diversity", diversity))
        : null;
  }
}
