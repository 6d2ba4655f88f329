/**
 * Optimisers, from the simplest to the most involved. Each is a record of its settings, with every
 * default written once, and a state keyed by the parameter's path, so that it can be saved and
 * resumed. An update is one loop, in place, over all parameters of a net. Optimisers know nothing
 * of layers.
 */
@NullMarked
package io.github.gan4j.core.optim;

import org.jspecify.annotations.NullMarked;
