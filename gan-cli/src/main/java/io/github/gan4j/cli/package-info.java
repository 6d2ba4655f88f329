/**
 * The {@code gan} program. {@code Main} is the entry point and each subcommand is one class.
 * Commands parse arguments, call gan-models and print; a rule that a library user would also need
 * belongs there, not here. Results go to standard output, progress and errors to standard error,
 * and every failure has an exit code other than zero.
 */
@NullMarked
package io.github.gan4j.cli;

import org.jspecify.annotations.NullMarked;
