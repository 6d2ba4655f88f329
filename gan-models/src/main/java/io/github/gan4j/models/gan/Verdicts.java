package io.github.gan4j.models.gan;

import io.github.gan4j.core.layer.Pass;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.loss.GanLoss;
import io.github.gan4j.models.net.Condition;
import io.github.gan4j.models.net.Discriminator;
import io.github.gan4j.models.net.Wrapped;

/** A discriminator whose scores are a loss's verdicts, one number for each judgement: what penalties are on. */
record Verdicts(Discriminator inner, GanLoss loss) implements Wrapped {

  @Override
  public Tensor scores(Tensor x, Condition y, Pass pass) {
    return loss.verdicts(inner.scores(x, y, pass));
  }
}
