/**
 * gan4j's side of a comparison with peers, by its public API: {@link io.github.gan4j.bench.gan4j.Nets} builds a
 * workload's nets, {@link io.github.gan4j.bench.gan4j.GanStep} and {@link io.github.gan4j.bench.gan4j.CriticStep} are one
 * training step as gan4j's trainer does it.
 */
@NullMarked
package io.github.gan4j.bench.gan4j;

import org.jspecify.annotations.NullMarked;
