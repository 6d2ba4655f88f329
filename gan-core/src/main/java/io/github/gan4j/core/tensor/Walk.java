package io.github.gan4j.core.tensor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The way from a result back to the targets. It visits only nodes that lead to a target, in descending order of their
 * ids, without recursion: graphs can be deep.
 *
 * <p>Each thread uses one walk again and again, so that a training step does not make its tables anew.
 */
final class Walk {

  private static final Comparator<Visit> BY_ID = (a, b) -> Long.compare(a.node().id, b.node().id);

  /** Tables of a larger graph are not kept. */
  private static final int KEPT = 10_000;

  private final Map<Node, Visit> visits = new IdentityHashMap<>();
  private final List<Visit> pool = new ArrayList<>();
  private final List<Visit> order = new ArrayList<>();
  private final List<Visit> targets = new ArrayList<>();
  private final Memory memory = new Memory();
  private long lowest;
  private boolean busy;

  /**
   * Takes back the memory of a gradient once no node needs it any more, so that a walk holds a few at a time. Only blocks
   * that this walk made are taken back: a rule may also hand on what was there before. A recorded walk keeps all, since
   * the graph it makes refers to them.
   */
  private static final class Memory {
    private @Nullable Scope scope;
    private int first;

    void begin() {
      Context context = Context.current();
      scope = context.recording ? null : context.scope;
      first = scope == null ? 0 : scope.arena().count();
    }

    void retain(Tensor g) {
      if (scope != null && g.isIn(scope, first)) {
        scope.arena().retain(g.block());
      }
    }

    void release(Tensor g) {
      if (scope != null && g.isIn(scope, first)) {
        scope.arena().release(g.block());
      }
    }

    void end() {
      scope = null;
    }
  }

  /** What the walk knows about a node. */
  private static final class Visit {
    private @Nullable Node node;
    private @Nullable Tensor gradient;
    private boolean isTarget;
    private boolean isSeen;
    private boolean leads;

    Node node() {
      Node known = node;
      if (known == null) {
        throw new AssertionError("a visit without a node");
      }
      return known;
    }

    void set(@Nullable Node of) {
      node = of;
      gradient = null;
      isTarget = false;
      isSeen = false;
      leads = false;
    }
  }

  /** The gradients of {@code y.sum()} with respect to the targets; recorded if the thread records. */
  static Gradients run(Tensor y, List<Tensor> targets) {
    Walk own = Context.current().walk;
    Walk walk = own.busy ? new Walk() : own;
    walk.busy = true;
    try {
      return walk.gradients(y, targets);
    } finally {
      walk.clear();
      walk.busy = false;
      if (walk == own && walk.pool.size() > KEPT) {
        Context.current().walk = new Walk();
      }
    }
  }

  private Gradients gradients(Tensor y, List<Tensor> wanted) {
    lowest = Long.MAX_VALUE;
    memory.begin();
    for (Tensor target : wanted) {
      aim(Autograd.watched(target));
    }
    Node root = y.node;
    if (root != null) {
      reach(root);
      mark();
      Visit first = visit(root);
      if (first.leads) {
        add(first, Tensor.ones(y.shape));
        for (int i = order.size() - 1; i >= 0; i--) {
          propagate(order.get(i));
        }
      }
    }
    return collect();
  }

  private void aim(Node node) {
    lowest = Math.min(lowest, node.id);
    Visit visit = visit(node);
    if (!visit.isTarget) {
      visit.isTarget = true;
      visit.leads = true;
      targets.add(visit);
    }
  }

  private Gradients collect() {
    Map<Node, @Nullable Tensor> found = new IdentityHashMap<>(targets.size());
    for (Visit target : targets) {
      found.put(target.node(), target.gradient);
    }
    return new Gradients(found, false);
  }

  private Visit visit(Node node) {
    Visit known = visits.get(node);
    if (known != null) {
      return known;
    }
    int used = visits.size();
    if (used == pool.size()) {
      pool.add(new Visit());
    }
    Visit visit = pool.get(used);
    visit.set(node);
    visits.put(node, visit);
    return visit;
  }

  // Nodes that may lie between the root and a target, by ascending id.
  private void reach(Node root) {
    see(root);
    for (int i = 0; i < order.size(); i++) {
      for (Node.Edge e = order.get(i).node().edges; e != null; e = e.next) {
        if (e.input.id >= lowest) {
          see(e.input);
        }
      }
    }
    order.sort(BY_ID);
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
      for (Node.Edge e = visit.node().edges; e != null && !visit.leads; e = e.next) {
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
    for (Node.Edge e = visit.node().edges; e != null; e = e.next) {
      if (leads(e.input)) {
        add(visit(e.input), e.rule.apply(g));
      }
    }
    if (!visit.isTarget) {
      visit.gradient = null;
      memory.release(g);
    }
  }

  private void add(Visit visit, Tensor g) {
    Tensor before = visit.gradient;
    Tensor sum = before == null ? g : Arithmetic.add(before, g);
    visit.gradient = sum;
    memory.retain(sum);
    if (before != null) {
      memory.release(before);
    }
  }

  // What was visited must not stay reachable.
  private void clear() {
    memory.end();
    for (int i = 0; i < visits.size(); i++) {
      pool.get(i).set(null);
    }
    visits.clear();
    order.clear();
    targets.clear();
  }
}
