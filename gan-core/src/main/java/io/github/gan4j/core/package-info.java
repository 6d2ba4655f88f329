/**
 * The tensor engine: everything needed to build and train a net, and nothing that knows what a GAN
 * is. Read the packages in the order in which they depend on each other: {@code shape}, {@code
 * kernel}, {@code tensor}, {@code param}, then {@code layer} and {@code optim} side by side.
 * {@code gradcheck} tests gradients and {@code io} reads and writes files; the engine needs
 * neither.
 */
@NullMarked
package io.github.gan4j.core;

import org.jspecify.annotations.NullMarked;
