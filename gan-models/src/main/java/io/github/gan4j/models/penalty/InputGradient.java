package io.github.gan4j.models.penalty;

import io.github.gan4j.core.tensor.Autograd;
import io.github.gan4j.core.tensor.Tensor;

/** The gradient of a discriminator's scores in its input: what all penalties here are functions of. */
final class InputGradient {

  // At norm 0 the slope of the root is infinite, and the gradient NaN. This makes it 0 and changes
  // no
  // norm above 0.003 by a bit.
  private static final float TINY = 1e-12f;

  private InputGradient() {}

  /**
   * The squared norm of each sample's gradient, {@code |grad D(x_i)|^2}, as a tensor that can be
   * differentiated. A map of scores counts as its sum, and samples that are scored together, as in a
   * pack, as one.
   *
   * <p><b>Shapes</b> samples [N, ...], result [scores].
   *
   * @param place names the samples in the log
   */
  static Tensor squaredNorms(PenaltyContext c, Tensor samples, String place) {
    Tensor x = samples.detach().watch();
    Tensor scores = c.discriminator().scores(x, c.condition(), c.pass());
    Tensor gradient = Autograd.differentiableGrad(scores, x);
    Tensor squares = gradient.reshape(scores.size(0), -1).square().sum(1);
    c.log()
        .put(
            "gradient_norm_" + place,
            Autograd.noGrad(() -> squares.sqrt().mean().item()));
    return squares;
  }

  /** {@code |grad D(x_i)|}, see {@link #squaredNorms}. */
  static Tensor norms(PenaltyContext c, Tensor samples, String place) {
    return squaredNorms(c, samples, place).add(TINY).sqrt();
  }
}
