package io.github.gan4j.models.health;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Copies of training samples: many generated samples are closer to one than 95 % of real samples are to
 * another real one.
 *
 * @param most the largest share of such samples; without copies it is about 0.05
 */
record Memorisation(double most) {

  @Nullable Sign of(double memorised) {
    return memorised > most
        ? new Sign(
            Symptom.MEMORISATION,
            "%s of the generated samples are closer to a training sample than 95 %% of real samples are to any other"
                .formatted(Texts.percent(memorised)),
            Map.of("memorised", memorised))
        : null;
  }
}
