package io.github.gan4j.core.tensor;

import org.jspecify.annotations.Nullable;

/**
 * The life of a step's tensors. While a scope is open, the results of this thread's operations lie in its {@link Arena};
 * when it closes, all of them are gone at once. {@link Tensor#keep()} takes one out. Without a scope, tensors are
 * ordinary garbage-collected objects.
 *
 * <p>A scope belongs to the thread that opened it, and scopes close in the reverse order of opening.
 */
public final class Scope implements AutoCloseable {

  private final Context context = Context.current();
  private final @Nullable Scope outer = context.scope;
  private final Arena arena;
  private boolean closed;

  private Scope(Arena arena) {
    this.arena = arena;
    arena.begin();
    context.scope = this;
  }

  /** Opens a scope with an arena of its own, which goes with it. */
  public static Scope open() {
    return new Scope(new Arena());
  }

  /**
   * Opens a scope on an arena that is used again.
   *
   * @throws IllegalStateException if another open scope uses it
   */
  public static Scope open(Arena arena) {
    return new Scope(arena);
  }

  Arena arena() {
    return arena;
  }

  @Nullable
  Scope outer() {
    return outer;
  }

  boolean isClosed() {
    return closed;
  }

  /**
   * Ends the life of the scope's tensors. Closing twice does nothing.
   *
   * @throws IllegalStateException if an inner scope is still open, or another thread opened this one
   */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    if (context != Context.current() || context.scope != this) {
      throw new IllegalStateException(
          "Scope: only the innermost open scope of a thread can be closed, by that thread. Use try-with-resources.");
    }
    closed = true;
    context.scope = outer;
    arena.end();
  }
}
