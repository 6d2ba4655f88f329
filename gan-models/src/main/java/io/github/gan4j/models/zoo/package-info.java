/**
 * Ready-made GANs, one file each: a record of settings with the paper's defaults, the two nets,
 * and one call to a builder. A file describes an architecture and nothing else; there are no
 * training loops here. Each cites its paper and states every deviation. The shortest file is the
 * best template for a model of your own.
 */
@NullMarked
package io.github.gan4j.models.zoo;

import org.jspecify.annotations.NullMarked;
