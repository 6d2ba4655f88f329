package io.github.gan4j.core.tensor;

import io.github.gan4j.core.shape.ShapeException;
import io.github.gan4j.core.shape.Shapes;
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
    private final Map<Node, Visit> visits;
    private final List<Visit> order;
    private final List<Visit> targets;
    private long lowest = Long.MAX_VALUE;

    /** What the walk knows about a node. */
    private static final class Visit {
      final Node node;
      boolean isTarget;
      boolean isSeen;
      boolean leads;

      @Nullable
      Tensor gradient;

      Visit(Node node) {
        this.node = node;
      }
    }

    Walk(Tensor y, List<Tensor> targets) {
      this.y = y;
      visits = new IdentityHashMap<>(4 * targets.size());
      order = new ArrayList<>(4 * targets.size());
      this.targets = new ArrayList<>(targets.size());
      for (Tensor target : targets) {
        Node node = watched(target);
        lowest = Math.min(lowest, node.id);
        Visit visit = visit(node);
        if (!visit.isTarget) {
          visit.isTarget = true;
          visit.leads = true;
          this.targets.add(visit);
        }
      }
    }

    private Visit visit(Node node) {
      Visit visit = visits.get(node);
      if (visit == null) {
        visit = new Visit(node);
        visits.put(node, visit);
      }
      return visit;
    }

    Gradients run() {
      Node root = y.node;
      if (root != null) {
        reach(root);
        mark();
        Visit first = visit(root);
        if (first.leads) {
          first.gradient = Tensor.ones(y.shape);
          for (int i = order.size() - 1; i >= 0; i--) {
            propagate(order.get(i));
          }
        }
      }
      Set<Node> asked = Collections.newSetFromMap(new IdentityHashMap<>());
      Map<Node, Tensor> wanted = new IdentityHashMap<>();
      for (Visit target : targets) {
        asked.add(target.node);
        if (target.gradient != null) {
          wanted.put(target.node, target.gradient);
        }
      }
      return new Gradients(asked, wanted, false);
    }

    // Nodes that may lie between the root and a target, by ascending id. No recursion: graphs can
    // be deep.
    private void reach(Node root) {
      see(root);
      for (int i = 0; i < order.size(); i++) {
        for (Node.Edge e = order.get(i).node.edges; e != null; e = e.next) {
          if (e.input.id >= lowest) {
            see(e.input);
          }
        }
      }
      order.sort((a, b) -> Long.compare(a.node.id, b.node.id));
    }

    private void see(Node node) {
      Visit visit = visit(node);
      if (!visit.isSeen) {
        visit.isSeen = true;
        order.add(visit);
      }
    }

    private void mark() {
      for (Visit visit : order) {
        for (Node.Edge e = visit.node.edges; e != null && !visit.leads; e = e.next) {
          visit.leads = leads(e.input);
        }
      }
    }

    private boolean leads(Node node) {
      Visit visit = visits.get(node);
      return visit != null && visit.leads;
    }

    private void propagate(Visit visit) {
      Tensor g = visit.gradient;
      if (g == null) {
        return;
      }
      for (Node.Edge e = visit.node.edges; e != null; e = e.next) {
        if (leads(e.input)) {
          add(visit(e.input), e.rule.apply(g));
        }
      }
    }

    private static void add(Visit visit, Tensor g) {
      Tensor before = visit.gradient;
      visit.gradient = before == null ? g : Arithmetic.add(before, g);
    }
  }
}
