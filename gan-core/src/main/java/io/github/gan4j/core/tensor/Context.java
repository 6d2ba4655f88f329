package io.github.gan4j.core.tensor;

import org.jspecify.annotations.Nullable;

/** What the operations of one thread depend on: the innermost open scope, and whether a graph is recorded. */
final class Context {

  private static final ThreadLocal<Context> CURRENT = ThreadLocal.withInitial(Context::new);

  @Nullable
  Scope scope;

  boolean recording = true;

  static Context current() {
    return CURRENT.get();
  }
}
