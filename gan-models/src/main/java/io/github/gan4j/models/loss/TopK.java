package io.github.gan4j.models.loss;

import io.github.gan4j.core.optim.Schedule;
import io.github.gan4j.core.tensor.Indexing;
import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.core.tensor.Tensor;
import java.util.Comparator;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The generator learns from those of its samples alone that the discriminator finds most real (Sinha
 * et al., "Top-k training of GANs: improving GAN performance by throwing away bad samples", 2020).
 * What the worst ones teach, the paper finds, can lead away from the data. The discriminator's loss stays
 * as it is.
 *
 * <pre>{@code L_G = inner loss of the k best of N,   k = max(1, round(fraction N))}</pre>
 *
 * In the beginning scores do not tell good from bad, so that the fraction starts at 1 and falls. By a
 * factor of 0.99 per epoch, to one half, it is {@code Schedule.exponential(1, Math.pow(0.99, -1.0 /
 * stepsPerEpoch), 0.5f)}.
 *
 * @param inner any loss but one that holds real and generated samples against each other in pairs
 * @param fraction the part of a batch that counts, above 0 and at most 1, by steps completed
 */
public record TopK(GanLoss inner, Schedule fraction) implements Around {

  @Override
  public GanLoss at(long step, Rng rng) {
    float now = fraction.at(step);
    if (!(now > 0 && now <= 1)) {
      throw new IllegalArgumentException(
          "TopK: the fraction must be above 0 and at most 1, got %s at step %d."
              .formatted(now, step));
    }
    return new Best(inner.at(step, rng), now);
  }

  /**
   * Cannot be done.
   *
   * @throws IllegalStateException always: the fraction is that of the form that {@link #at} gives
   */
  @Override
  public Tensor generator(Supplier<Tensor> real, Tensor fake) {
    throw new IllegalStateException(
        "TopK: the fraction depends on the step. Take the loss of at(step, rng).");
  }

  /** The loss in one update. */
  private record Best(GanLoss inner, float fraction) implements Around {

    @Override
    public Tensor generator(Supplier<Tensor> real, Tensor fake) {
      int samples = fake.size(0);
      int k = Math.max(1, Math.round(fraction * samples));
      return inner.generator(real, k == samples ? fake : rows(fake, best(fake, k)));
    }

    /** The samples with the highest verdicts, of which a map of scores gives the mean; in their order. */
    private int[] best(Tensor fake, int k) {
      Tensor verdicts = inner.verdicts(fake.detach());
      float[] mean = verdicts.reshape(verdicts.size(0), -1).mean(1).toArray();
      return IntStream.range(0, mean.length)
          .boxed()
          .sorted(Comparator.comparingDouble(i -> -mean[i]))
          .limit(k)
          .mapToInt(i -> i)
          .sorted()
          .toArray();
    }

    private static Tensor rows(Tensor x, int[] rows) {
      int[] shape = x.shape();
      shape[0] = rows.length;
      return Indexing.gather(x.reshape(x.size(0), -1), rows).reshape(shape);
    }
  }
}
