/**
 * Checks a gradient against finite differences, for tests: those of this library and of anyone who
 * adds an operation. It uses a five-point stencil along random directions, sums in double, and a
 * randomly weighted loss, since a plain sum hides some wrong gradients. Second derivatives are
 * checked the same way. No training code depends on this package.
 */
@NullMarked
package io.github.gan4j.core.gradcheck;

import org.jspecify.annotations.NullMarked;
