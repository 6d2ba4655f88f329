/**
 * A GAN and its training. {@code Gan} joins a generator, a discriminator, a latent and a list of
 * phases; {@code GanTrainer} runs the phases, calls listeners and writes checkpoints, and knows no
 * loss. A variant with an unusual rhythm supplies its own phases; that is the whole extension
 * mechanism. Averaged weights, label smoothing and the like are parts to compose, not options of a
 * variant.
 */
@NullMarked
package io.github.gan4j.models.gan;

import org.jspecify.annotations.NullMarked;
