package io.github.gan4j.models.health;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gradients too small to learn from, or too large.
 *
 * @param vanishing the least norm of a phase's gradients
 * @param exploding the largest one
 */
record GradientSize(double vanishing, double exploding) {

  /** Looks at the mean norm of a phase's gradients over the latest steps; NaN if it is not known. */
  @Nullable
  Sign of(String phase, double norm) {
    if (norm < vanishing) {
      return sign(Symptom.VANISHING_GRADIENTS, phase, norm, "too small to learn from");
    }
    return norm > exploding
        ? sign(Symptom.EXPLODING_GRADIENTS, phase, norm, "too large to be of use")
        : null;
  }

  private static Sign sign(Symptom symptom, String phase, double norm, String what) {
    return new Sign(
        symptom,
        phase,
        "the gradients of phase '%s' are %s: their norm was %s over the latest %s steps"
            .formatted(phase, what, Texts.number(norm), Vitals.STEPS),
        Map.of("norm", norm));
  }
}
