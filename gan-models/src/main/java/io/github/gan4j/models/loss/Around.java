package io.github.gan4j.models.loss;

import io.github.gan4j.core.tensor.Tensor;
import java.util.function.Supplier;

/** A loss that changes a part of another one; what it does not change is the other's. */
interface Around extends GanLoss {

  GanLoss inner();

  @Override
  default Tensor discriminator(Tensor real, Tensor fake) {
    return inner().discriminator(real, fake);
  }

  @Override
  default Tensor generator(Supplier<Tensor> real, Tensor fake) {
    return inner().generator(real, fake);
  }

  @Override
  default Tensor verdicts(Tensor scores) {
    return inner().verdicts(scores);
  }

  @Override
  default float boundary() {
    return inner().boundary();
  }

  @Override
  default float readable(Tensor scores) {
    return inner().readable(scores);
  }
}
