package io.github.gan4j.models.zoo;

import io.github.gan4j.models.penalty.Dragan;
import io.github.gan4j.models.penalty.GradientPenalty;
import io.github.gan4j.models.penalty.LipschitzPenalty;
import io.github.gan4j.models.penalty.Penalty;
import io.github.gan4j.models.penalty.R1;
import io.github.gan4j.models.penalty.R2;
import io.github.gan4j.models.penalty.ZeroCentredGradientPenalty;

/** The penalties on a discriminator's slope that a setting can name. */
public enum PenaltyChoice {
  /** WGAN-GP's. */
  GP,
  /** WGAN-LP's, one-sided. */
  LP,
  DRAGAN,
  R1,
  R2,
  ZERO_CENTRED;

  Penalty create(float lambda) {
    return switch (this) {
      case GP -> new GradientPenalty(lambda);
      case LP -> new LipschitzPenalty(lambda);
      case DRAGAN -> new Dragan(lambda);
      case R1 -> new R1(lambda);
      case R2 -> new R2(lambda);
      case ZERO_CENTRED -> new ZeroCentredGradientPenalty(lambda);
    };
  }
}
