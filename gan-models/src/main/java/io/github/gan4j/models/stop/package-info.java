/**
 * When to end a training: listeners that stop it and say why in a note of the source {@code stop}. They go
 * after those whose numbers they read, and before those that show notes.
 */
@NullMarked
package io.github.gan4j.models.stop;

import org.jspecify.annotations.NullMarked;
