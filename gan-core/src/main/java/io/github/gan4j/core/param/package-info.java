/**
 * Trained values and how they are named. {@code Params} is the only way to make a parameter and
 * gives it a path such as {@code down1.weight}. A net's parameters lie in one piece of memory, so
 * that an optimiser passes over them once. Buffers, such as running averages, are declared in the
 * same place but are never trained.
 */
@NullMarked
package io.github.gan4j.core.param;

import org.jspecify.annotations.NullMarked;
