package io.github.gan4j.core.tensor;

import io.github.gan4j.core.shape.ShapeException;
import io.github.gan4j.core.shape.Shapes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
    return noGrad(() -> new Walk(loss, targets).run());
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
    return new Walk(y, targets).run();
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

  /** One walk from a result back to the targets. */
  private static final class Walk {

    private final Tensor y;
    private final Set<Node> targets = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<Node, Boolean> leads = new IdentityHashMap<>();
    private final Map<Node, Tensor> wanted = new IdentityHashMap<>();
    private final Map<Node, Tensor> gradients = new IdentityHashMap<>();
    private long lowest = Long.MAX_VALUE;

    Walk(Tensor y, List<Tensor> targets) {
      this.y = y;
      for (Tensor target : targets) {
        Node node = watched(target);
        this.targets.add(node);
        leads.put(node, true);
        lowest = Math.min(lowest, node.id);
      }
    }

    Gradients run() {
      Node root = y.node;
      if (root != null) {
        List<Node> order = reachable(root);
        mark(order);
        if (leads.containsKey(root)) {
          gradients.put(root, Tensor.ones(y.shape));
          for (int i = order.size() - 1; i >= 0; i--) {
            visit(order.get(i));
          }
        }
        for (Node target : targets) {
          Tensor g = gradients.get(target);
          if (g != null) {
            wanted.put(target, g);
          }
        }
      }
      return new Gradients(targets, wanted, false);
    }

    // Nodes that may lie between the root and a target, by ascending id. No recursion: graphs can
    // be deep.
    private List<Node> reachable(Node root) {
      Map<Node, Boolean> seen = new IdentityHashMap<>();
      ArrayDeque<Node> open = new ArrayDeque<>();
      List<Node> order = new ArrayList<>();
      open.push(root);
      seen.put(root, true);
      while (!open.isEmpty()) {
        Node node = open.pop();
        order.add(node);
        for (Node.Edge e = node.edges; e != null; e = e.next) {
          if (e.input.id >= lowest && seen.put(e.input, true) == null) {
            open.push(e.input);
          }
        }
      }
      order.sort((a, b) -> Long.compare(a.id, b.id));
      return order;
    }

    private void mark(List<Node> ascending) {
      for (Node node : ascending) {
        for (Node.Edge e = node.edges; e != null; e = e.next) {
          if (leads.containsKey(e.input)) {
            leads.put(node, true);
          }
        }
      }
    }

    private void visit(Node node) {
      @Nullable Tensor g = gradients.get(node);
      if (g == null) {
        return;
      }
      for (Node.Edge e = node.edges; e != null; e = e.next) {
        if (leads.containsKey(e.input)) {
          add(e.input, e.rule.apply(g));
        }
      }
    }

    private void add(Node input, Tensor g) {
      @Nullable Tensor before = gradients.get(input);
      gradients.put(input, before == null ? g : Arithmetic.add(before, g));
    }
  }
}
