package io.github.gan4j.models.gan;

/** Thrown when a loss is NaN or infinite. The parameters are still those of the step before. */
public final class DivergedException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  DivergedException(String phase, float loss, long step, float lastFinite) {
    super(
        "GanTrainer: %s_loss is %s at step %d (last finite %s). The parameters are those of the step before. %s"
            .formatted(
                phase,
                loss,
                step,
                Float.isNaN(lastFinite) ? "none" : Float.toString(lastFinite),
                "Try a lower learning rate, or clip the gradients."));
  }
}
