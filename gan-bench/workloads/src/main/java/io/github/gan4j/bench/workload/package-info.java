/**
 * What every side of a comparison shares: {@link io.github.gan4j.bench.workload.Workload} is a GAN and its batch, written
 * down as {@link io.github.gan4j.bench.workload.Piece}s that each side builds with its own library; {@link
 * io.github.gan4j.bench.workload.Fill} gives the numbers that all of them start from, {@link
 * io.github.gan4j.bench.workload.Layout} puts them in another library's order; {@link
 * io.github.gan4j.bench.workload.SideLoop} is how a side in its own process takes commands.
 */
@NullMarked
package io.github.gan4j.bench.workload;

import org.jspecify.annotations.NullMarked;
