package io.github.gan4j.models.loss;

import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import java.util.Arrays;

/**
 * Soft and noisy labels (github soumith/ganhacks, 6; Salimans et al., "Improved techniques for
 * training GANs", 2016, section 3.4): in each update the discriminator is to call a sample real with
 * a probability t that is drawn for it, and now and then the label of a sample is that of the other
 * side. The generator's loss stays as it is.
 *
 * <pre>{@code
 * L_D = -E [t log D(x) + (1 - t) log(1 - D(x))] = E [softplus(x) - t x],   for real and for fake scores x
 * t ~ U(real) for a real sample, U(fake) for a generated one, and with probability flips the other way round
 * }</pre>
 *
 * The source draws up to 1.2 for real samples; above 1 the loss has no lower bound, so that labels
 * here are probabilities. Salimans et al. advise against labels above 0 for generated samples: the
 * best discriminator then calls them real where the data is rare. {@link OneSidedSmoothing} is what they
 * do, without noise.
 *
 * @param flips the probability that a label is drawn from the other side's range
 */
public record NoisyLabels(Logistic inner, Range real, Range fake, float flips) implements Around {

  /** Probabilities of being real, drawn uniformly. */
  public record Range(float from, float to) {
    public Range {
      if (!(from >= 0 && from <= to && to <= 1)) {
        throw new IllegalArgumentException(
            "NoisyLabels: labels must be a range within 0 and 1, got " + from + " to " + to + ".");
      }
    }

    float draw(Rng rng) {
      return from + (to - from) * rng.uniform();
    }
  }

  public NoisyLabels {
    if (!(flips >= 0 && flips <= 1)) {
      throw new IllegalArgumentException(
          "NoisyLabels: flips must be a probability, 0 to 1, got " + flips + ".");
    }
  }

  /** The labels of the loss alone: 1 for real and 0 for generated samples. */
  public static NoisyLabels around(Logistic inner) {
    return new NoisyLabels(inner, new Range(1, 1), new Range(0, 0), 0);
  }

  public NoisyLabels real(float from, float to) {
    return new NoisyLabels(inner, new Range(from, to), fake, flips);
  }

  public NoisyLabels fake(float from, float to) {
    return new NoisyLabels(inner, real, new Range(from, to), flips);
  }

  public NoisyLabels flips(float flips) {
    return new NoisyLabels(inner, real, fake, flips);
  }

  @Override
  public GanLoss at(long step, Rng rng) {
    return new Drawn(this, rng);
  }

  /**
   * Cannot be done.
   *
   * @throws IllegalStateException always: labels are drawn in the form that {@link #at} gives
   */
  @Override
  public Tensor discriminator(Tensor real, Tensor fake) {
    throw new IllegalStateException(
        "NoisyLabels: labels are drawn for each update. Take the loss of at(step, rng).");
  }

  /** The loss in one update. */
  private record Drawn(NoisyLabels labels, Rng rng) implements Around {

    @Override
    public GanLoss inner() {
      return labels.inner;
    }

    // -t log s(x) - (1 - t) log(1 - s(x)) is softplus(-x) + (1 - t) x, and softplus(x) - t x
    @Override
    public Tensor discriminator(Tensor real, Tensor fake) {
      Tensor missing =
          draw(real, labels.real, labels.fake).mul(-1).add(1).mul(real).mean();
      Tensor excess = draw(fake, labels.fake, labels.real).mul(fake).mean();
      return labels.inner.discriminator(real, fake).add(missing).sub(excess);
    }

    /** One label for each sample. */
    private Tensor draw(Tensor scores, Range usual, Range flipped) {
      float[] drawn = new float[scores.size(0)];
      for (int i = 0; i < drawn.length; i++) {
        drawn[i] = (rng.uniform() < labels.flips ? flipped : usual).draw(rng);
      }
      int[] shape = new int[scores.rank()];
      Arrays.fill(shape, 1);
      shape[0] = drawn.length;
      return Tensor.wrap(drawn, shape);
    }
  }
}
