package io.github.gan4j.core.layer;

import org.jspecify.annotations.Nullable;

/**
 * A layer that can do the work of its successor too, in fewer passes over memory. {@link Sequential} asks once, when it is
 * made, and asks the result again, so that fusions chain.
 *
 * <p>The fused layer shares parameters, buffers and text with this one, computes what the two would one after the other,
 * up to rounding, and leaves both usable on their own. An input that the successor would refuse it must refuse itself, and
 * say where.
 */
interface Fusable {

  /** One layer in place of this one and {@code next}, or null if there is none. */
  @Nullable
  Layer followedBy(Layer next);
}
