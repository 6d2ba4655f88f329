package io.github.gan4j.models.gan;

import io.github.gan4j.core.layer.Pass;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.data.Batch;
import io.github.gan4j.models.net.Condition;
import io.github.gan4j.models.net.Discriminator;
import io.github.gan4j.models.penalty.PenaltyContext;
import org.jspecify.annotations.Nullable;

/**
 * What a phase's loss reads: one real batch and one generated batch of the same draw. Phases that
 * share a draw share the generator's forward pass.
 */
public final class StepContext {

  private final long step;
  private final @Nullable Batch batch;
  private final Tensor latent;
  private final Condition condition;
  private final Tensor fake;
  private final Pass pass;
  private final Metrics metrics;

  StepContext(
      long step,
      @Nullable Batch batch,
      Tensor latent,
      Condition condition,
      Tensor fake,
      Pass pass,
      Metrics metrics) {
    this.step = step;
    this.batch = batch;
    this.latent = latent;
    this.condition = condition;
    this.fake = fake;
    this.pass = pass;
    this.metrics = metrics;
  }

  /** Steps completed before this one. */
  public long step() {
    return step;
  }

  /**
   * The real samples.
   *
   * @throws IllegalStateException in a phase with a batch size of its own, which draws none
   */
  public Tensor real() {
    return batch().samples();
  }

  /** The classes of the real samples; empty if the data has none. */
  public int[] labels() {
    return batch().labels();
  }

  /**
   * The classes that the generator was asked for. Where there are real samples, these are their
   * classes: generated sample i is to show what real sample i shows.
   */
  public Condition condition() {
    return condition;
  }

  private Batch batch() {
    if (batch == null) {
      throw new IllegalStateException(
          "Phase: a phase with a batch size of its own draws no real samples.");
    }
    return batch;
  }

  /** What the generated samples were made from. */
  public Tensor latent() {
    return latent;
  }

  /** The generated samples, in the graph of the generator. Detach them for a discriminator's loss. */
  public Tensor fake() {
    return fake;
  }

  /** How to run the nets: in training, with this step's randomness. */
  public Pass pass() {
    return pass;
  }

  /** What a penalty on a discriminator reads: the samples of this draw, the generated ones detached. */
  public PenaltyContext penaltyOn(Discriminator discriminator) {
    return new PenaltyContext(
        step, discriminator, real(), fake.detach(), condition, pass, metrics::put);
  }

  /** Where a loss puts numbers worth logging. */
  public Metrics metrics() {
    return metrics;
  }
}
