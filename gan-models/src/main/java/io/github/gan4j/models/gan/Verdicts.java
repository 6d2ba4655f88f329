package io.github.gan4j.models.gan;

import io.github.gan4j.core.layer.Pass;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.tensor.Tensor;
import io.github.gan4j.models.loss.GanLoss;
import io.github.gan4j.models.net.Condition;
import io.github.gan4j.models.net.Discriminator;

/** A discriminator whose scores are a loss's verdicts, one number for each judgement: what penalties are on. */
record Verdicts(Discriminator inner, GanLoss loss) implements Discriminator {

  @Override
  public String name() {
    return inner.name();
  }

  @Override
  public Params params() {
    return inner.params();
  }

  @Override
  public Tensor scores(Tensor x, Condition y, Pass pass) {
    return loss.verdicts(inner.scores(x, y, pass));
  }
}
