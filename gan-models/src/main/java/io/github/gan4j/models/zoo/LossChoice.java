package io.github.gan4j.models.zoo;

import io.github.gan4j.models.loss.GanLoss;
import io.github.gan4j.models.loss.Hinge;
import io.github.gan4j.models.loss.LeastSquares;
import io.github.gan4j.models.loss.Logistic;
import io.github.gan4j.models.loss.Minimax;
import io.github.gan4j.models.loss.NonSaturating;
import io.github.gan4j.models.loss.OneSidedSmoothing;
import io.github.gan4j.models.loss.Relativistic;
import io.github.gan4j.models.loss.RelativisticAverage;
import io.github.gan4j.models.loss.TwoClass;
import io.github.gan4j.models.loss.Wasserstein;

/** The losses that a setting can name. */
public enum LossChoice {
  MINIMAX,
  NON_SATURATING,
  LEAST_SQUARES,
  HINGE,
  WASSERSTEIN,
  TWO_CLASS,
  RELATIVISTIC,
  RELATIVISTIC_AVERAGE;

  private GanLoss loss() {
    return switch (this) {
      case MINIMAX -> new Minimax();
      case NON_SATURATING -> new NonSaturating();
      case LEAST_SQUARES -> new LeastSquares();
      case HINGE -> new Hinge();
      case WASSERSTEIN -> new Wasserstein();
      case TWO_CLASS -> new TwoClass();
      case RELATIVISTIC -> new Relativistic();
      case RELATIVISTIC_AVERAGE -> new RelativisticAverage();
    };
  }

  /** How many scores the discriminator gives for a judgement. */
  int outputs() {
    return this == TWO_CLASS ? TwoClass.OUTPUTS : 1;
  }

  /**
   * The loss, smoothed if the discriminator is to call real samples real with less than certainty.
   *
   * @throws IllegalArgumentException if the label is not 1 and the loss has no probabilities
   */
  GanLoss create(float realLabel) {
    GanLoss loss = loss();
    if (realLabel == 1) {
      return loss;
    }
    if (loss instanceof Logistic logistic) {
      return new OneSidedSmoothing(logistic, realLabel);
    }
    if (this == TWO_CLASS) {
      return new TwoClass(new OneSidedSmoothing(new NonSaturating(), realLabel));
    }
    throw new IllegalArgumentException(
        "realLabel: only the losses minimax, non-saturating and two-class have labels to smooth, got %s with %s. Set realLabel=1."
            .formatted(realLabel, Settings.name(this)));
  }
}
