package io.github.gan4j.models.health;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Mode collapse to a few shapes: they may be far apart, so that samples differ as much as real ones do, but each is made
 * again and again.
 *
 * <p>Source: the birthday paradox test of Arora and Zhang, "Do GANs actually learn the distribution?", 2017, as a
 * distance instead of a count of duplicates.
 *
 * @param least the least distance of a generated sample to its nearest fellow, by that of any two, by the same of real
 *     ones
 */
record Repetition(double least) {

  /** Looks at that distance, NaN where it is not known. */
  @Nullable
  Sign of(double nearest) {
    return nearest < least
        ? new Sign(
            Symptom.COLLAPSE,
            "a few shapes repeat: for a quarter of the samples the nearest other one is, measured by how far all differ, at most %s as far as among real ones"
                .formatted(Texts.percent(nearest)),
            Map.of("nearest", nearest))
        : null;
  }
}
