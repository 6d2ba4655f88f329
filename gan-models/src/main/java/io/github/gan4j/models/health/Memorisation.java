package io.github.gan4j.models.health;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Copies of training samples: many generated samples are closer to one than 95 % of real samples are to
 * another real one.
 *
 * @param most the largest share of such samples; without copies it is about 0.05
 * @param diversity from where on samples are diverse; alike ones can all be near one training sample
 */
record Memorisation(double most, double diversity) {

  @Nullable
  Sign of(double memorised, double diversity) {
    return memorised > most && diversity > this.diversity
        ? new Sign(
            Symptom.MEMORISATION,
            "%s of the generated samples are closer to a training sample than 95 %% of real samples are to any other"
                .formatted(Texts.percent(memorised)),
            Map.of("memorised", memorised))
        : null;
  }
}
