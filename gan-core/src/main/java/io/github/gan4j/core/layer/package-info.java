/**
 * Layers: linear, convolution, normalisation, activation, and their composition. A layer is a
 * function of its input and a {@code Pass}; the pass says whether this is training and supplies
 * the randomness, so no layer has a training mode to forget. A layer asks a {@code Weight} for its
 * values and need not know whether they are plain or spectrally normalised.
 */
@NullMarked
package io.github.gan4j.core.layer;

import org.jspecify.annotations.NullMarked;
