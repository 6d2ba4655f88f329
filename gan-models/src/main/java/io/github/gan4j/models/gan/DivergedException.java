package io.github.gan4j.models.gan;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a loss or a gradient is NaN or infinite, before an optimiser sees it: the parameters that
 * the update was to change are still those before it.
 */
public final class DivergedException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  private DivergedException(String message) {
    super(message);
  }

  static DivergedException ofLoss(
      String name,
      float loss,
      long step,
      float lastFinite,
      GradientNorms.@Nullable Largest largest) {
    return of(
        String.format(
            Locale.ROOT,
            "%s is %s at step %d (last finite %s)",
            name,
            loss,
            step,
            text(lastFinite)),
        largest);
  }

  static DivergedException ofGradient(
      String lossName,
      float loss,
      String path,
      long step,
      GradientNorms.@Nullable Largest largest) {
    return of(
        String.format(
            Locale.ROOT,
            "the gradient of '%s' has a value that is NaN or infinite at step %d, where %s is %s",
            path,
            step,
            lossName,
            text(loss)),
        largest);
  }

  private static DivergedException of(String what, GradientNorms.@Nullable Largest largest) {
    String before = largest == null
        ? ""
        : String.format(
            Locale.ROOT,
            " Largest gradient before it: '%s', norm %.2g.",
            largest.path(),
            largest.norm());
    return new DivergedException("GanTrainer: %s.%s The parameters are those of the step before. %s"
        .formatted(what, before, "Try a lower learning rate, or clip the gradients."));
  }

  private static String text(float value) {
    return Float.isNaN(value) ? "none" : Float.toString(value);
  }
}
