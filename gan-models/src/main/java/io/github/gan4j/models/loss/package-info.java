/**
 * GAN losses: pure functions of the discriminator's scores. Each loss has two methods, one for
 * each player, and the real batch always comes first. Some go around another one and change a part of
 * it. Scores are logits, never probabilities, and may have any shape, so that a patch discriminator
 * needs no loss of its own. Each class cites its paper and states where it differs.
 */
@NullMarked
package io.github.gan4j.models.loss;

import org.jspecify.annotations.NullMarked;
