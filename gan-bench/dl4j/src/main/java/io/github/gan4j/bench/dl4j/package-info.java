/**
 * DL4J's side of a comparison, with its layers and updaters: {@link io.github.gan4j.bench.dl4j.Nets} builds a workload's
 * nets, {@link io.github.gan4j.bench.dl4j.GanStep} is one training step.
 */
@NullMarked
package io.github.gan4j.bench.dl4j;

import org.jspecify.annotations.NullMarked;
