package io.github.gan4j.core.tensor;

import io.github.gan4j.core.shape.Shapes;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The gradients of one scalar with respect to the tensors that were asked for. */
public final class Gradients {

  // null for a target that the scalar does not depend on
  private final Map<Node, @Nullable Tensor> byNode;
  private final boolean zeroIfAbsent;

  Gradients(Map<Node, @Nullable Tensor> byNode, boolean zeroIfAbsent) {
    this.byNode = byNode;
    this.zeroIfAbsent = zeroIfAbsent;
  }

  /**
   * The gradient for one of the tensors asked for; it has that tensor's shape.
   *
   * @throws IllegalStateException if the scalar does not depend on it (see {@link #orZero()}), or its gradient was not
   *     asked for
   */
  public Tensor get(Tensor target) {
    Node node = Autograd.watched(target);
    @Nullable Tensor g = byNode.get(node);
    if (g != null) {
      return g;
    }
    if (!byNode.containsKey(node)) {
      throw new IllegalStateException(
          "grad: no gradient was asked for " + Autograd.label(node) + ". Add it to the targets.");
    }
    if (zeroIfAbsent) {
      return Tensor.zeros(node.shape);
    }
    throw new IllegalStateException("grad: loss does not depend on " + Autograd.label(node)
        + ". It was computed from a detached tensor; if that is meant, use orZero().");
  }

  /** The same gradients, with zeros for tensors that the scalar does not depend on. */
  public Gradients orZero() {
    return new Gradients(byNode, true);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("Gradients[");
    byNode.keySet().stream()
        .filter(n -> byNode.get(n) != null)
        .sorted((a, b) -> Long.compare(a.id, b.id))
        .forEach(n -> text.append(text.length() > 10 ? ", " : "")
            .append(Autograd.label(n))
            .append(' ')
            .append(Shapes.format(n.shape)));
    return text.append(']').toString();
  }
}
