package io.github.gan4j.models.loss;

import io.github.gan4j.core.shape.ShapeException;
import io.github.gan4j.core.shape.Shapes;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import java.util.function.Supplier;

/**
 * The loss of a discriminator that is a classifier of two classes: it gives two scores for each
 * sample, the first for generated, the second for real, and a softmax makes probabilities of them.
 *
 * <pre>{@code
 * L_D = -E log p_real(real) - E log p_generated(fake),   p = softmax(scores)
 * L_G = -E log p_real(fake)
 * }</pre>
 *
 * The softmax of two scores is the sigmoid of their difference, {@code p_real = sigmoid(s_real -
 * s_generated)}. So this is the inner loss on the difference, and the same game as with one score. Only
 * the steps are others: both outputs move, in opposite directions.
 *
 * <p><b>Shapes</b> scores [..., 2].
 *
 * @param inner of the differences: {@link NonSaturating} gives the formulas above
 */
public record TwoClass(GanLoss inner) implements Around {

  /** The scores of a judgement: generated, real. */
  public static final int OUTPUTS = 2;

  /** Cross-entropy for both, with the generator's samples labelled real in its own update. */
  public TwoClass() {
    this(new NonSaturating());
  }

  @Override
  public GanLoss at(long step, Rng rng) {
    return new TwoClass(inner.at(step, rng));
  }

  @Override
  public Tensor discriminator(Tensor real, Tensor fake) {
    return inner.discriminator(difference(real), difference(fake));
  }

  @Override
  public Tensor generator(Supplier<Tensor> real, Tensor fake) {
    return inner.generator(() -> difference(real.get()), difference(fake));
  }

  /** {@code s_real - s_generated}: [..., 1]. */
  @Override
  public Tensor verdicts(Tensor scores) {
    return inner.verdicts(difference(scores));
  }

  @Override
  public float readable(Tensor scores) {
    return inner.readable(difference(scores));
  }

  private static Tensor difference(Tensor scores) {
    int last = scores.rank() - 1;
    if (last < 1 || scores.size(last) != OUTPUTS) {
      throw new ShapeException(
          "TwoClass: scores must be two for each sample, generated and real, as [N,2], got %s. Give the discriminator two outputs."
              .formatted(Shapes.format(scores.shape())));
    }
    return scores.slice(last, 1, 2).sub(scores.slice(last, 0, 1));
  }
}
