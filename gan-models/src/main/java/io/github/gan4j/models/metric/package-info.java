/**
 * How good generated samples are. A {@link io.github.gan4j.models.metric.Metric} looks at a {@link
 * io.github.gan4j.models.metric.Comparison} of real and fake {@link io.github.gan4j.models.metric.Side
 * sides} and gives {@link io.github.gan4j.models.metric.Score scores}, whose names say what was
 * measured by which features on how many samples. {@code SlicedWasserstein}, {@code MsSsim}, {@code
 * ParzenWindow} and {@code ModeCoverage} look at the samples themselves; {@code WassersteinEstimate}
 * and {@code JensenShannonEstimate} read a distance from a discriminator that has been trained anyway.
 */
@NullMarked
package io.github.gan4j.models.metric;

import org.jspecify.annotations.NullMarked;
