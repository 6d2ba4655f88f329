/**
 * How the cost of a whole training step grows with the batch, the features and the image's size; {@code
 * gan-bench/scaling} starts it. {@link io.github.gan4j.bench.scaling.Scaling} is the program, {@link
 * io.github.gan4j.bench.scaling.Sweep} what grows, {@link io.github.gan4j.bench.scaling.Meter} measures one {@link
 * io.github.gan4j.bench.scaling.Point} in a process of its own, {@link io.github.gan4j.bench.scaling.PowerLaw} finds the
 * exponents, {@link io.github.gan4j.bench.scaling.Chart} and {@link io.github.gan4j.bench.scaling.Report} show them.
 */
@NullMarked
package io.github.gan4j.bench.scaling;

import org.jspecify.annotations.NullMarked;
