/**
 * Terms on what a discriminator says besides its scores, by a second head ({@code TwoHeaded}): classes, in {@code
 * ClassHead}, or features, in {@code FeatureMatching}, the shorter one. Each goes into {@code
 * Gan.builder} as an auxiliary loss.
 */
@NullMarked
package io.github.gan4j.models.head;

import org.jspecify.annotations.NullMarked;
