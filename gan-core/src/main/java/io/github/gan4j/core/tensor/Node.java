package io.github.gan4j.core.tensor;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A tensor's place in the graph: how its gradient becomes gradients of its inputs. It does not hold the value. */
final class Node {

  private static final AtomicLong IDS = new AtomicLong();

  /** Larger than the id of every input, so descending ids are a valid order of the backward walk. */
  final long id = IDS.incrementAndGet();

  final @Nullable String name;
  final int[] shape;

  @Nullable
  Edge edges;

  Node(@Nullable String name, int[] shape) {
    this.name = name;
    this.shape = shape;
  }

  /** One input of a node, and the rule that gives its gradient. */
  static final class Edge {
    final Node input;
    final Rule rule;
    final @Nullable Edge next;

    Edge(Node input, Rule rule, @Nullable Edge next) {
      this.input = input;
      this.rule = rule;
      this.next = next;
    }
  }

  /** Gives the gradient of one input from the gradient of the result. Written in operations, so it can be recorded. */
  @FunctionalInterface
  interface Rule {
    Tensor apply(Tensor g);
  }
}
