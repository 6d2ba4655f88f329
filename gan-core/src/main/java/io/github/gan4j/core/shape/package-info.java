/**
 * Shape arithmetic: sizes, broadcasting, convolution windows, and the exception that reports
 * shapes which do not fit. A shape is an {@code int[]}; images are N, H, W, C. Nothing here
 * touches tensor data, so every rule can be tested with integers alone. The error texts name the
 * operation, the values with their axis letters, and what to do.
 */
@NullMarked
package io.github.gan4j.core.shape;

import org.jspecify.annotations.NullMarked;
