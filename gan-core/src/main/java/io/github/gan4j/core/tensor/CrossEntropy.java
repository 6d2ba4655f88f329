package io.github.gan4j.core.tensor;

import io.github.gan4j.core.shape.ShapeException;
import io.github.gan4j.core.shape.Shapes;

/**
 * Cross-entropies, from logits: a probability is never rounded before its logarithm is taken. An infinite logit counts as the
 * largest float of its sign, so what is right for sure costs 0, what is wrong for sure very much, and gradients are those in
 * the limit; NaN stays NaN.
 */
public final class CrossEntropy {

  private CrossEntropy() {}

  /**
   * Binary cross-entropy of logits against one target probability, averaged.
   *
   * <pre>{@code -t log s(x) - (1 - t) log(1 - s(x)) = softplus(x) - t x}</pre>
   *
   * @param target the probability, 0 to 1; 0.9 for one-sided label smoothing
   */
  public static Tensor bceWithLogits(Tensor logits, float target) {
    Tensor x = Arithmetic.finite(logits);
    return Activations.softplus(x).sub(x.mul(target)).mean();
  }

  /** Binary cross-entropy of logits against target probabilities of the same shape, averaged. */
  public static Tensor bceWithLogits(Tensor logits, Tensor target) {
    Shapes.requireSame("bceWithLogits", "logits", logits.shape, "target", target.shape);
    Tensor x = Arithmetic.finite(logits);
    return Activations.softplus(x).sub(x.mul(target)).mean();
  }

  /**
   * Cross-entropy of class logits against labels, averaged: {@code -log softmax(x)[label]}.
   *
   * <p><b>Shapes</b> logits [N,K], labels N numbers from 0 to K - 1.
   *
   * @throws ShapeException if there is not one label per row, or one is out of range
   */
  public static Tensor crossEntropy(Tensor logits, int... labels) {
    Shapes.requireRank("crossEntropy", "logits", logits.shape, 2, "N,K");
    int classes = logits.shape[1];
    if (labels.length != logits.shape[0]) {
      throw new ShapeException("crossEntropy: logits " + Shapes.format(logits.shape) + " need "
          + logits.shape[0] + " labels, got " + labels.length + ".");
    }
    int[] index = new int[labels.length];
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] >= classes) {
        throw new ShapeException("crossEntropy: label " + labels[i] + " of sample " + i
            + " is out of range; expected 0 to " + (classes - 1) + ".");
      }
      index[i] = i * classes + labels[i];
    }
    return Indexing.take(Activations.logSoftmax(logits), index).mean().neg();
  }
}
