package io.github.gan4j.models.head;

import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.gan.AuxiliaryLoss;
import io.github.gan4j.models.gan.StepContext;
import io.github.gan4j.models.net.Judgement;
import java.util.function.Supplier;

/**
 * The generator's samples are to have the mean features of real ones, those of an inner layer of the
 * discriminator (Salimans et al., "Improved techniques for training GANs", 2016, section 3.1).
 *
 * <pre>{@code L_G = weight |E f(real) - E f(fake)|^2,   summed over the features}</pre>
 *
 * The second head hands out the features. In the paper this is all that the generator minimises:
 * {@code GeneratorWeight} with 0 around the loss leaves the rest out. The authors' code takes the mean
 * over the features, or the mean of absolute differences.
 *
 * <p><b>Shapes</b> features [N, ...].
 */
public record FeatureMatching(float weight) implements AuxiliaryLoss {

  public FeatureMatching {
    Require.weight("FeatureMatching: the weight", weight);
  }

  /** Nothing: only the generator matches features. */
  @Override
  public Tensor discriminator(Judgement real, Judgement fake, StepContext c) {
    return Tensor.scalar(0);
  }

  @Override
  public Tensor generator(Supplier<Judgement> real, Judgement fake, StepContext c) {
    Tensor apart = real.get().required().mean(0).sub(fake.required().mean(0));
    return apart.square().sum().mul(weight);
  }
}
