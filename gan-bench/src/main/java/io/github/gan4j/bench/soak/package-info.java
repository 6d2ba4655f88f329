/**
 * A long training that shows what a leak would show: {@code gan-bench/soak} starts it. {@link
 * io.github.gan4j.bench.soak.Soak} is the program, {@link io.github.gan4j.bench.soak.Footprint} what the process holds.
 */
@NullMarked
package io.github.gan4j.bench.soak;

import org.jspecify.annotations.NullMarked;
