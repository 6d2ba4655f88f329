package io.github.gan4j.models.net;

import io.github.gan4j.core.layer.Pass;
import io.github.gan4j.core.tensor.Tensor;
import java.util.List;

/**
 * A discriminator as one step of training sees it: in front of it, samples are changed. In evaluation
 * they are not.
 *
 * @param inner the discriminator; its parameters are the same ones
 * @param changes made one after the other
 * @param step steps completed
 */
public record Augmented(Discriminator inner, List<Augmentation> changes, long step)
    implements Wrapped {

  public Augmented {
    changes = List.copyOf(changes);
  }

  @Override
  public Tensor scores(Tensor x, Condition y, Pass pass) {
    return inner.scores(changed(x, pass), y, pass);
  }

  @Override
  public Judgement judge(Tensor x, Condition y, Pass pass) {
    return inner.judge(changed(x, pass), y, pass);
  }

  private Tensor changed(Tensor x, Pass pass) {
    Tensor seen = x;
    if (pass.training()) {
      for (Augmentation change : changes) {
        seen = change.of(seen, step, pass.rng());
      }
    }
    return seen;
  }
}
