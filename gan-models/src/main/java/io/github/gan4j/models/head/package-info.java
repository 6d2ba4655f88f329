/**
 * Terms on what a discriminator says besides its scores, by a second head ({@code TwoHeaded}): features in {@code
 * FeatureMatching}, the shortest, classes in {@code ClassHead}, codes in {@code CodeHead}. {@code ClassifierTerm}
 * asks another net instead. Each goes into {@code Gan.builder} as an auxiliary loss.
 */
@NullMarked
package io.github.gan4j.models.head;

import org.jspecify.annotations.NullMarked;
