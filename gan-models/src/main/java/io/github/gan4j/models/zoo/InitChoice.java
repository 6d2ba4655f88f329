package io.github.gan4j.models.zoo;

import io.github.gan4j.core.layer.NormSpec;
import io.github.gan4j.core.param.Initializer;
import io.github.gan4j.core.param.Initializers;
import io.github.gan4j.core.param.WeightSpec;

/** The first values of weights that a setting can name. */
public enum InitChoice {
  PYTORCH,
  /** N(0, 0.02), as DCGAN's authors chose. */
  NORMAL,
  XAVIER,
  KAIMING,
  ORTHOGONAL;

  private Initializer weight() {
    return switch (this) {
      case PYTORCH -> Initializers.pytorch();
      case NORMAL -> Initializers.normal(0, 0.02f);
      case XAVIER -> Initializers.xavierUniform();
      case KAIMING -> Initializers.kaimingNormal();
      case ORTHOGONAL -> Initializers.orthogonal(1);
    };
  }

  /** Weights without a bias, which a normalisation makes superfluous. */
  WeightSpec weights() {
    return WeightSpec.standard().noBias().init(weight());
  }

  /** Scales near 1: N(1, 0.02) for {@link #NORMAL}, else exactly 1. */
  NormSpec norm() {
    return this == NORMAL
        ? NormSpec.standard().gamma(Initializers.normal(1, 0.02f))
        : NormSpec.standard();
  }
}
