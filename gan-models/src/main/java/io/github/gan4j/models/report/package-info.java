/**
 * What a training leaves behind for people: image grids, loss charts, and logs as lines of JSON or
 * TensorBoard events. Reports are listeners of the trainer; training runs the same without them. A
 * report that fails, say because the disk is full, is reported and does not stop the training.
 */
@NullMarked
package io.github.gan4j.models.report;

import org.jspecify.annotations.NullMarked;
