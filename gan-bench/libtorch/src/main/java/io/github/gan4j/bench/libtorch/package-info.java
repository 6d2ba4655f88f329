/**
 * libtorch's side of a comparison, written as a good user of PyTorch writes it: {@link
 * io.github.gan4j.bench.libtorch.Builder} builds a workload's nets, {@link io.github.gan4j.bench.libtorch.GanStep} and
 * {@link io.github.gan4j.bench.libtorch.CriticStep} are one training step. Native objects are freed at once, so that its
 * memory is what it needs.
 */
@NullMarked
package io.github.gan4j.bench.libtorch;

import org.jspecify.annotations.NullMarked;
