package io.github.gan4j.models.net;

import io.github.gan4j.core.param.Params;

/** A discriminator in front of or behind which something happens; name and parameters are the inner one's. */
public interface Wrapped extends Discriminator {

  Discriminator inner();

  @Override
  default String name() {
    return inner().name();
  }

  @Override
  default Params params() {
    return inner().params();
  }
}
