/**
 * Trains GANs by published recipes and measures them; {@code gan-bench/scores} starts it. {@link
 * io.github.gan4j.bench.scores.Scores} is the program, {@link io.github.gan4j.bench.scores.Experiment} what there is to
 * run, {@link io.github.gan4j.bench.scores.Trial} one piece of it, and {@link io.github.gan4j.bench.scores.Results} the
 * file in which each finished trial is a {@link io.github.gan4j.bench.scores.Row}.
 */
@NullMarked
package io.github.gan4j.bench.scores;

import org.jspecify.annotations.NullMarked;
