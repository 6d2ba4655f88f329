package io.github.gan4j.models.health;

import java.util.stream.DoubleStream;

/**
 * Whether samples become less alike: what excuses a young generator.
 *
 * @param share a rise above all looks before that is none
 */
record Rise(double share) {

  /** Compares with what earlier looks have seen, NaN where they have not. */
  boolean is(double now, DoubleStream before) {
    return before.filter(d -> !Double.isNaN(d)).allMatch(d -> now > (1 + share) * d);
  }
}
