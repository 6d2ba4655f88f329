package io.github.gan4j.models.head;

import io.github.gan4j.core.tensor.CrossEntropy;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.gan.AuxiliaryLoss;
import io.github.gan4j.models.gan.StepContext;
import io.github.gan4j.models.net.Judgement;
import java.util.function.Supplier;

/**
 * The discriminator also tells the class of a sample, and the generator is to make samples of the
 * class it was asked for (Odena et al., "Conditional image synthesis with auxiliary classifier
 * GANs", 2017: AC-GAN). The second head gives logits of the classes.
 *
 * <pre>{@code
 * L_D: real E -log p(class of x | x) + fake E -log p(class asked for | G(z))
 * L_G: generator E -log p(class asked for | G(z))
 * }</pre>
 *
 * <p><b>Shapes</b> logits [N,classes].
 *
 * @param real weight for real samples in the discriminator's loss
 * @param fake weight for generated samples there; 0 makes the head a plain classifier of real samples
 * @param generator weight in the generator's loss
 */
public record ClassHead(float real, float fake, float generator) implements AuxiliaryLoss {

  public ClassHead {
    Require.weight("ClassHead: the weight for real samples", real);
    Require.weight("ClassHead: the weight for generated samples", fake);
    Require.weight("ClassHead: the generator's weight", generator);
  }

  /** All weights 1, as in AC-GAN. */
  public ClassHead() {
    this(1, 1, 1);
  }

  @Override
  public Tensor discriminator(Judgement onReal, Judgement onFake, StepContext c) {
    return weighted(real, onReal, c::labels)
        .add(weighted(fake, onFake, () -> c.condition().required()));
  }

  @Override
  public Tensor generator(Supplier<Judgement> onReal, Judgement onFake, StepContext c) {
    return weighted(generator, onFake, () -> c.condition().required());
  }

  private static Tensor weighted(float weight, Judgement judgement, Supplier<int[]> classes) {
    return weight == 0
        ? Tensor.scalar(0)
        : CrossEntropy.crossEntropy(judgement.required(), classes.get()).mul(weight);
  }
}
