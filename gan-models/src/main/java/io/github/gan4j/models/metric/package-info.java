/**
 * Scores of generated samples. {@code SlicedWasserstein}, {@code MsSsim}, {@code ParzenWindow} and
 * {@code ModeCoverage} look at the samples themselves; {@code WassersteinEstimate} and {@code
 * JensenShannonEstimate} read a distance from a discriminator that has been trained anyway.
 */
@NullMarked
package io.github.gan4j.models.metric;

import org.jspecify.annotations.NullMarked;
