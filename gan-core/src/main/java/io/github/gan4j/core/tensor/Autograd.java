package io.github.gan4j.core.tensor;

import io.github.gan4j.core.shape.ShapeException;
import io.github.gan4j.core.shape.Shapes;
import java.util.List;
import java.util.function.Supplier;

/**
 * Gradients as a function: nothing accumulates, so there is nothing to zero or to freeze. The walk goes from the result
 * back to the asked tensors and visits only what lies between: asking for the generator's gradients never computes the
 * discriminator's weight gradients.
 */
public final class Autograd {

  private Autograd() {}

  /**
   * The gradients of a loss with respect to each target.
   *
   * @param loss a tensor of one element
   * @param targets watched tensors, usually the parameters of a net
   * @throws ShapeException if the loss has more than one element
   */
  public static Gradients grad(Tensor loss, List<Tensor> targets) {
    if (loss.size() != 1) {
      throw new ShapeException("grad: loss must have one element, got " + Shapes.format(loss.shape)
          + ". Reduce it first, for example with scores.mean().");
    }
    return noGrad(() -> Walk.run(loss, targets));
  }

  /** The gradient of a loss with respect to one target. */
  public static Tensor grad(Tensor loss, Tensor target) {
    return grad(loss, List.of(target)).get(target);
  }

  /**
   * The gradient of {@code y.sum()} with respect to x, as a tensor that can itself be differentiated: the walk is
   * recorded. For scores [N, 1] of independent samples this is the gradient of each sample's score, which gradient
   * penalties need.
   */
  public static Tensor differentiableGrad(Tensor y, Tensor x) {
    return differentiableGrad(y, List.of(x)).get(x);
  }

  /** The gradients of {@code y.sum()} with respect to each target, recorded so that they can be differentiated. */
  public static Gradients differentiableGrad(Tensor y, List<Tensor> targets) {
    return Walk.run(y, targets);
  }

  /** Runs the body without recording a graph: for evaluation, where no gradient will be asked for. */
  public static <T> T noGrad(Supplier<T> body) {
    Context context = Context.current();
    boolean before = context.recording;
    context.recording = false;
    try {
      return body.get();
    } finally {
      context.recording = before;
    }
  }

  /** True while operations record how they were made. */
  static boolean isRecording() {
    return Context.current().recording;
  }

  static Node watched(Tensor target) {
    Node node = target.node;
    if (node == null) {
      throw new IllegalStateException("grad: the target " + Shapes.format(target.shape)
          + " is not watched. Call watch() on it and compute the loss from the result.");
    }
    return node;
  }

  static String label(Node node) {
    return node.name == null ? "the target " + Shapes.format(node.shape) : "'" + node.name + "'";
  }
}
