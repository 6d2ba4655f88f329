package io.github.gan4j.models.zoo;

import io.github.gan4j.core.param.WeightSpec;
import io.github.gan4j.models.net.Stack;

/** How a discriminator is kept in check: by batch, layer or spectral normalisation. */
public enum DiscriminatorNorm {
  NONE,
  BN,
  LN,
  SN,
  BN_SN;

  /** The weights, divided by their largest singular value or not. */
  WeightSpec weights(WeightSpec plain) {
    return this == SN || this == BN_SN ? plain.spectralNorm() : plain;
  }

  /** Adds the normalisation of a hidden layer's values, if there is one. */
  Stack onto(Stack stack) {
    return switch (this) {
      case BN, BN_SN -> stack.batchNorm();
      case LN -> stack.layerNorm();
      case NONE, SN -> stack;
    };
  }
}
