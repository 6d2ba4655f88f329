package io.github.gan4j.models.gan;

import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.net.Judgement;
import java.util.function.Supplier;

/** A term of both nets' losses on what a discriminator says besides its scores. */
public interface AuxiliaryLoss {

  /** What the discriminator minimises besides its loss: one number. */
  Tensor discriminator(Judgement real, Judgement fake, StepContext c);

  /**
   * What the generator minimises besides its loss: one number.
   *
   * @param real what the discriminator says of the real batch, computed only if asked for
   */
  Tensor generator(Supplier<Judgement> real, Judgement fake, StepContext c);
}
