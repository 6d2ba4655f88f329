/**
 * Where training samples come from: image folders, IDX files, tables, and small synthetic sets
 * such as rings of Gaussians. A data set gives batches of tensors in an order fixed by its seed,
 * so that a training can be repeated and resumed. Values are scaled to the range that generators
 * produce. Readers check what they read; a broken file is named in the error.
 */
@NullMarked
package io.github.gan4j.models.data;

import org.jspecify.annotations.NullMarked;
