/**
 * Penalties on the discriminator's gradient in its input. Each is one number that is added to the
 * discriminator's loss and differentiated with it, so a penalty has no optimiser step of its own.
 * Read {@code Penalty}, then {@code R1}, the shortest; {@code InputGradient} holds what all share.
 */
@NullMarked
package io.github.gan4j.models.penalty;

import org.jspecify.annotations.NullMarked;
