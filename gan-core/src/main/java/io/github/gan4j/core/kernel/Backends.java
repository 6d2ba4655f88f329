package io.github.gan4j.core.kernel;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the kernel provider once, when it is first needed, and says which it is and why. Best first: <b>vector</b>, which
 * needs the JVM flag {@code --add-modules jdk.incubator.vector}; <b>jblas</b>, a native matrix product; <b>scalar</b>,
 * plain Java, which always works. The system property {@value #PROPERTY} forces one.
 */
public final class Backends {

  /** The system property that forces a provider: vector, jblas or scalar. */
  public static final String PROPERTY = "gan4j.kernels";

  private static final ThreadLocal<@Nullable Kernels> CURRENT = new ThreadLocal<>();
  private static final System.Logger LOG = System.getLogger("io.github.gan4j");

  private Backends() {}

  /**
   * The provider of this thread: the one given to {@link #use}, else the one found at start.
   *
   * @throws IllegalStateException if {@value #PROPERTY} names a provider that is unknown or does not work here
   */
  public static Kernels active() {
    Kernels own = CURRENT.get();
    return own == null ? Found.CHOICE.kernels() : own;
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
    List<Kernels> working = new ArrayList<>();
    for (Provider provider : Provider.values()) {
      Kernels kernels = provider.kernels();
      if (kernels != null) {
        working.add(kernels);
      }
    }
    return List.copyOf(working);
  }

  /** One line: the active provider, the workers, and why better providers were refused. */
  public static String describe() {
    Kernels own = CURRENT.get();
    String active = own == null ? Found.CHOICE.describe() : own.name() + " (chosen by this thread)";
    return active + "; workers: " + Workers.current().size();
  }

  /** Bytes of working memory that kernels keep for the calling thread. */
  public static long scratchBytes() {
    return Scratch.bytes();
  }

  // Holds the choice for the life of the JVM. Its initialiser must not throw: a class that failed
  // once hides the reason.
  private static final class Found {
    static final Choice CHOICE = Choice.of(System.getProperty(PROPERTY));

    static {
      if (CHOICE.hint() != null) {
        LOG.log(System.Logger.Level.INFO, CHOICE.hint());
      }
    }
  }

  /** The provider chosen, or why there is none. */
  record Choice(
      @Nullable Provider provider,
      List<String> refused,
      @Nullable String error) {

    static Choice of(@Nullable String forced) {
      List<String> refused = new ArrayList<>();
      for (Provider provider : Provider.values()) {
        String name = provider.id();
        if (forced != null && !forced.equals(name)) {
          continue;
        }
        String refusal = provider.refusal();
        if (refusal == null) {
          return new Choice(provider, refused, null);
        }
        refused.add(name + " refused: " + refusal);
      }
      String error = "-D" + PROPERTY + "=" + forced + ": "
          + (refused.isEmpty()
              ? "no such provider. Use vector, jblas or scalar."
              : String.join("; ", refused));
      return new Choice(null, refused, error);
    }

    Kernels kernels() {
      Kernels kernels = provider == null ? null : provider.kernels();
      if (kernels == null) {
        throw new IllegalStateException(error);
      }
      return kernels;
    }

    String describe() {
      if (provider == null) {
        return String.valueOf(error);
      }
      StringBuilder line = new StringBuilder(provider.id()).append(provider.detail());
      for (String reason : refused) {
        line.append("; ").append(reason);
      }
      return line.toString();
    }

    /** What to tell a user who could have a faster provider. */
    @Nullable
    String hint() {
      return refused.isEmpty() || provider == null ? null : "gan4j kernels: " + describe();
    }
  }
}
