package io.github.gan4j.models.zoo;

import io.github.gan4j.models.loss.GanLoss;
import io.github.gan4j.models.loss.Hinge;
import io.github.gan4j.models.loss.LeastSquares;
import io.github.gan4j.models.loss.Logistic;
import io.github.gan4j.models.loss.Minimax;
import io.github.gan4j.models.loss.NonSaturating;
import io.github.gan4j.models.loss.OneSidedSmoothing;
import io.github.gan4j.models.loss.Wasserstein;

/** The losses that a setting can name. */
public enum LossChoice {
  MINIMAX(new Minimax()),
  NON_SATURATING(new NonSaturating()),
  LEAST_SQUARES(new LeastSquares()),
  HINGE(new Hinge()),
  WASSERSTEIN(new Wasserstein());

  private final GanLoss loss;

  LossChoice(GanLoss loss) {
    this.loss = loss;
  }

  /**
   * The loss, smoothed if the discriminator is to call real samples real with less than certainty.
   *
   * @throws IllegalArgumentException if the label is not 1 and the loss has no probabilities
   */
  GanLoss create(float realLabel) {
    if (realLabel == 1) {
      return loss;
    }
    if (loss instanceof Logistic logistic) {
      return new OneSidedSmoothing(logistic, realLabel);
    }
    throw new IllegalArgumentException(
        "realLabel: only the losses minimax and non-saturating have labels to smooth, got %s with %s. Set realLabel=1."
            .formatted(realLabel, Settings.name(this)));
  }
}
