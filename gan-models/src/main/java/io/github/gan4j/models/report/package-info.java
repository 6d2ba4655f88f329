/**
 * What a training leaves behind for people. {@code ConsoleProgress}, {@code MetricsFile}, {@code
 * SampleGrids}, {@code RealSamples}, {@code LossChartFile}, {@code SamplesGif} and {@code
 * Checkpoints} are listeners of the trainer, one file or folder each, in any combination; {@code
 * ImageGrid}, {@code LossChart}, {@code GifWriter} and {@code Png} draw without a training. The
 * training's numbers are the same with and without them. Pictures are replaced in one step, so a
 * killed training leaves whole ones. A report that cannot be written throws {@code
 * UncheckedIOException}: the training ends after the step, with the other listeners told.
 */
@NullMarked
package io.github.gan4j.models.report;

import org.jspecify.annotations.NullMarked;
