/**
 * The loops over float arrays: matrix product, convolution, elementwise maths, sums. Kernels check
 * nothing and know no tensors; shapes have been checked before they are called. Three providers do
 * the same work: vector (the incubating Vector API), jblas, and scalar, which is always there and
 * is the reference for the others. One of them is chosen once, at start-up. Work is split by its
 * size, never by the number of threads, so that the result has the same bits on any machine with
 * the same provider.
 */
@NullMarked
package io.github.gan4j.core.kernel;

import org.jspecify.annotations.NullMarked;
