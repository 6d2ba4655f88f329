/**
 * Tensors, the operations on them, and their gradients. {@code Tensor} is immutable; each
 * operation is one static method whose gradient rule is written in operations, so a gradient can
 * be differentiated again. {@code Autograd.grad} returns gradients and stores none. Tensor,
 * autograd and operations share this package on purpose: each needs the inside of the others.
 */
@NullMarked
package io.github.gan4j.core.tensor;

import org.jspecify.annotations.NullMarked;
