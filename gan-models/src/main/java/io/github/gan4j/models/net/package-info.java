/**
 * Building blocks that several GANs share, made from the layers of gan-core: up- and downsampling
 * blocks, residual blocks, heads. What only one model uses stays in that model's file in {@code
 * zoo}. Nothing here knows about losses or training.
 */
@NullMarked
package io.github.gan4j.models.net;

import org.jspecify.annotations.NullMarked;
