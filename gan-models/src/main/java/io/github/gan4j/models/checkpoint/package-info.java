/**
 * Saved states in a folder, one folder each: what a training wrote is found again, whole, after whatever happened to the
 * process or the machine. Nothing here knows what a training is.
 */
@NullMarked
package io.github.gan4j.models.checkpoint;

import org.jspecify.annotations.NullMarked;
