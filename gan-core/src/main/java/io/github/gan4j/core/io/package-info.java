/**
 * Reads and writes tensors and parameters: safetensors, which other tools read as well. A
 * file is data and never code; nothing here uses Java serialization. Headers are checked against
 * the file's length before memory is reserved, and writing replaces a file in one step, so that a
 * crash leaves the old file whole. Errors name the file, the tensor, and what does not fit.
 */
@NullMarked
package io.github.gan4j.core.io;

import org.jspecify.annotations.NullMarked;
