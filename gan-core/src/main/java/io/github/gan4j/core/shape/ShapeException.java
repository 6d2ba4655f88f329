package io.github.gan4j.core.shape;

/**
 * Thrown when shapes do not fit an operation. The message names the operation, the rule, the shapes with their axes and
 * what to do. Layers and nets add the place: each puts its name before the path so far.
 */
public final class ShapeException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String problem;
  private final String path;

  public ShapeException(String problem) {
    this(problem, "", null);
  }

  private ShapeException(
      String problem, String path, @org.jspecify.annotations.Nullable Throwable cause) {
    super(path.isEmpty() ? problem : problem + "\n  at " + path, cause);
    this.problem = problem;
    this.path = path;
  }

  /** True if the error says already where it came up. */
  public boolean isLocated() {
    return !path.isEmpty();
  }

  /** The same error with one more step of the way to it, for example {@code "down2 (Conv2d 64->128)"}. */
  public ShapeException at(String place) {
    ShapeException located =
        new ShapeException(problem, path.isEmpty() ? place : place + " > " + path, getCause());
    located.setStackTrace(getStackTrace());
    return located;
  }
}
