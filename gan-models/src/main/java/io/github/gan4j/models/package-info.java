/**
 * Everything about GANs, on top of the tensor engine in {@code io.github.gan4j.core}. Start with
 * {@code gan}, which holds a generator, a discriminator and the trainer. {@code loss}, {@code net}
 * and {@code data} are the parts that it puts together and know nothing of each other. {@code zoo}
 * holds ready-made models from papers, and {@code report} writes down how a training went.
 */
@NullMarked
package io.github.gan4j.models;

import org.jspecify.annotations.NullMarked;
