package io.github.gan4j.models.net;

import io.github.gan4j.core.param.Params;

/** A net with parameters that a phase of training can update. */
public interface Trainable {

  /** What messages and files call it, for example {@code generator}. */
  String name();

  Params params();
}
