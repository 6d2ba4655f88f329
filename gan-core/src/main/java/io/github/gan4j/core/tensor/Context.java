package io.github.gan4j.core.tensor;

import org.jspecify.annotations.Nullable;

/** What the operations of one thread depend on: the innermost open scope, whether a graph is recorded,
 * and the tables of its gradient walks. */
final class Context {

  private static final ThreadLocal<Context> CURRENT = ThreadLocal.withInitial(Context::new);

  @Nullable
  Scope scope;

  boolean recording = true;
  Walk walk = new Walk();

  static Context current() {
    return CURRENT.get();
  }
}
